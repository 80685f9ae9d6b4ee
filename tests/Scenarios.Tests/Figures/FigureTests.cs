namespace Hogwild.Scenarios.Tests;

public sealed class FigureTests
{
    [Fact]
    public void Preview()
    {
        Directory.CreateDirectory("/tmp/figs");
        foreach (var (tag, models, scenario) in new[]
        {
            ("a", Synthetic.Models(), Synthetic.Scenario()),
            ("b", Synthetic.Models(32, 3), Synthetic.Scenario()),
            ("c", Synthetic.Models(1).Skip(1).ToList(), Synthetic.Scenario(1)),
        })
        {
            foreach (var (name, figure) in FigureSet.Of(scenario, models))
            {
                using var png = File.Create($"/tmp/figs/{name}-{tag}.png");
                figure.WritePng(png);
                using var svg = File.Create($"/tmp/figs/{name}-{tag}.svg");
                figure.WriteSvg(svg);
            }
        }
    }
}
