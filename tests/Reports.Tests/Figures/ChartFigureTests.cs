using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

public sealed class ChartFigureTests
{
    private static readonly ChartLine Line = new("gcn", [0, 1, 2, 3], [1, double.NaN, 0, 5]) { Low = [0.5, 1, 0, 4], High = [2, 3, 1, 6] };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lines_bands_and_gaps_are_drawn_with_axes_and_legend(bool isLog)
    {
        var dashed = new ChartLine("ignn", [0, 3], [2, 3]) { IsDashed = true, Label = "the other" };
        var text = Svg(new Chart("time (s)", "height", [Line, dashed]) { IsLog = isLog });
        Assert.All(
            ["time (s)", "height", "gcn", "the other", "10–90 % of schedules"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(3)]
    public void A_chart_of_next_to_nothing_is_one(double value)
    {
        var chart = new Chart("x", "height", [new ChartLine("gcn", [1], [value])]);
        Assert.Contains("height", Svg(chart), StringComparison.Ordinal);
        Assert.Contains("height", Svg(chart with { IsLog = true }), StringComparison.Ordinal);
    }

    /// <summary>Where points are outcomes, one more is one mark more, an element with its end.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(30)]
    public void Points_that_are_outcomes_are_all_marked(int count)
    {
        Assert.Equal(Elements(count) + 2, Elements(count + 1));

        static int Elements(int points)
        {
            double[] x = [.. Enumerable.Range(0, points).Select(k => k / (points - 1d))];
            return Svg(new Chart("x", "y", [new ChartLine("gcn", x, x) { HasPoints = true }])).Split('<').Length;
        }
    }

    [Fact]
    public void A_scenario_chooses_its_figures()
    {
        var result = new RunResult(
            Synthetic.Scenario(4) with { Figures = new FiguresSpec { Show = [new CurveSpec("distance"), new FigureSpec.Convergence()] } },
            Synthetic.Models(4));
        Assert.Equal(["curve-distance", "convergence"], RunFigures.Of(result).Select(item => item.Name));
        var all = RunFigures.Of(result with { Scenario = Synthetic.Scenario(4) }).Select(item => item.Name);
        Assert.Equal(["convergence", "ordering"], all.Take(2));
    }

    private static string Svg(Chart chart)
    {
        using var stream = new MemoryStream();
        ChartFigure.Create(Synthetic.Scenario(), chart).WriteSvg(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
