using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

public sealed class FigureCaptionsTests
{
    [Fact]
    public void Captions_say_what_is_shown_what_lines_mean_and_where_it_is_from()
    {
        var result = new RunResult(Synthetic.Scenario(), Synthetic.Models());
        var figures = RunFigures.Of(result).Select(item => new CaptionedFigure($"figures/{item.Name}.png", item.Draw(), result)).ToList();
        var file = Assert.Single(FigureCaptions.Of(figures));
        Assert.Equal("figures/captions.md", file.Name);
        using var stream = new MemoryStream();
        file.Write(stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        foreach (var part in new[]
        {
            "# Three models on the paper's chains, asynchronously", "`hogwild run synthetic.json`",
            "Seed 1; schedules a model: 32; until 4s of", "## convergence", "## ordering",
            "- thick line: median of 32 schedules", "- dash-dotted line: synchronous", "- dashed line: certified",
            "- blue thick line with circles: gcn", "- vermilion thick line with squares: ignn", "- field: 10–90 % of schedules",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Formats_are_those_asked_for()
    {
        var scenario = Synthetic.Scenario() with { Figures = new FiguresSpec { Formats = [FigureFormat.Pdf, FigureFormat.Svg] } };
        var files = ResultFile.Picture("figures/a", () => new Figure(FigureStyle.Screen, 100, "a"), scenario.Figures).ToList();
        Assert.Equal(["figures/a.pdf", "figures/a.svg"], files.Select(file => file.Name));
        Assert.Equal([true, false], files.Select(file => file.Figure is not null));
    }
}
