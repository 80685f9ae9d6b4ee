using Hogwild.Experiments;
using ScottPlot.Plottables;

namespace Hogwild.Reports.Tests;

/// <summary>Legends say what is drawn, and nothing else.</summary>
public sealed class LegendTests
{
    [Fact]
    public void A_band_that_nobody_sees_is_in_no_legend()
    {
        Assert.Contains(Of(Synthetic.Models(32)), entry => entry.Text.StartsWith("10–90 %", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(Synthetic.Models(1)), entry => entry.Text.StartsWith("10–90 %", StringComparison.Ordinal));
        var alike = Synthetic.Models(32).Select(model => model with
        {
            Asynchronous = [.. Enumerable.Repeat(model.Asynchronous[0], 32)],
        }).ToList();
        Assert.DoesNotContain(Of(alike), entry => entry.Text.StartsWith("10–90 %", StringComparison.Ordinal));
    }

    [Fact]
    public void A_curve_on_another_is_said_to_be_equal_to_it()
    {
        var models = Synthetic.Models();
        var twin = models[1] with { Model = "twin" };
        Assert.Contains(Of([.. models, twin]), entry => entry.Text == "twin (= ignn)");
        Assert.DoesNotContain(Of(models), entry => entry.Text.Contains('=', StringComparison.Ordinal) && !entry.IsFormula);
    }

    [Fact]
    public void A_layered_model_says_where_its_curve_ends() =>
        Assert.Contains(Of(Synthetic.Models()), entry => entry.Text.StartsWith("gcn (output; ends after ", StringComparison.Ordinal));

    [Fact]
    public void What_is_certified_and_what_is_synchronous_are_different_lines()
    {
        var entries = Of(Synthetic.Models()).ToList();
        var certified = entries.Single(entry => entry.Text == "certified");
        var synchronous = entries.Single(entry => entry.Text.StartsWith("synchronous (a round every ", StringComparison.Ordinal));
        Assert.Equal(LineKind.Guaranteed.Dashes, certified.Dashes);
        Assert.Equal(LineKind.Synchronous.Dashes, synchronous.Dashes);
        Assert.NotEqual(certified.InWords, synchronous.InWords);
        var loss = CourseFigure.Create(
            Synthetic.Scenario(), Synthetic.Models(), new Course("distance", sample => sample.Distance, _ => 0.1, IsShare: false));
        Assert.Equal(LineKind.Synchronous.Dashes, loss.Entries.Single(entry => entry.Text == "synchronous").Dashes);
        Assert.Contains(loss.Entries, entry => entry.Text == "mean of 32 schedules");
        Assert.Contains(entries, entry => entry.Text == "median of 32 schedules");
    }

    [Fact]
    public void Rounding_is_not_drawn_as_data()
    {
        var figure = ConvergenceFigure.Create(Synthetic.Scenario(), Synthetic.Models());
        Assert.Contains(figure.Entries, entry => entry.Text.StartsWith("below 10⁻¹⁵", StringComparison.Ordinal));
        var heights = figure.Layout.Panels.SelectMany(panel => panel.Plot.GetPlottables<Scatter>())
            .SelectMany(line => line.Data.GetScatterPoints()).Select(point => point.Y);
        Assert.All(heights, height => Assert.True(height >= Math.Log10(ConvergenceCurves.Rounding) - 1e-9));
    }

    [Fact]
    public void Formulas_have_raised_and_lowered_letters()
    {
        var pieces = FigureText.Pieces("max_ik (|W|ᵀv)_k", 13, 0, isFormula: true).ToList();
        Assert.Equal(["max", "ik", " (|W|", "T", "v)", "k", ""], pieces.Select(piece => piece.Text));
        Assert.True(pieces[1].Rise < 0 && pieces[3].Rise > 0 && pieces[0].Rise == 0);
        Assert.All(FigureText.Pieces("a_b", 13, 12, isFormula: true), piece => Assert.True(piece.Size >= 12));
        Assert.Equal([("a_b", 13f, 0f)], FigureText.Pieces("a_b", 13, 0, isFormula: false));
    }

    [Fact]
    public void Texts_break_at_spaces_where_they_are_too_long()
    {
        Assert.Equal(["one"], FigureText.Break("one", 13, 1));
        var lines = FigureText.Break("the quick brown fox jumps", 13, 90);
        Assert.True(lines.Count > 1);
        Assert.Equal("the quick brown fox jumps", string.Join(' ', lines));
        Assert.All(lines, line => Assert.True(FigureText.Measure(line, 13) <= 90));
    }

    /// <summary>Where runs end at 6·10⁻³ and the tolerance is 10⁻⁶, what goes on below is not drawn, which the legend says.</summary>
    [Fact]
    public void The_axis_ends_a_decade_below_what_asynchronous_runs_come_to_or_the_tolerance()
    {
        var cut = Synthetic.Models(8).Select(model => model with
        {
            Asynchronous = [.. model.Asynchronous.Select(run => run with { Samples = [.. run.Samples.Take(20)] })],
        }).ToList();
        var figure = ConvergenceFigure.Create(Synthetic.Scenario(), cut);
        Assert.All(figure.Layout.Panels, panel => Assert.Equal(-7, panel.Plot.Axes.GetLimits().Bottom, 1e-9));
        Assert.Contains(figure.Entries, entry => entry.Text.EndsWith("; goes on below)", StringComparison.Ordinal));
        Assert.DoesNotContain(figure.Entries, entry => entry.Text.Contains("rounding", StringComparison.Ordinal));
        var whole = ConvergenceFigure.Create(Synthetic.Scenario(), Synthetic.Models(8));
        Assert.All(whole.Layout.Panels, panel => Assert.Equal(-16, panel.Plot.Axes.GetLimits().Bottom, 1e-9));
    }

    [Fact]
    public void The_synchronous_curve_is_in_both_panels() => Assert.All(
        ConvergenceFigure.Create(Synthetic.Scenario(), Synthetic.Models()).Layout.Panels,
        panel => Assert.Equal(2, panel.Plot.GetPlottables<Scatter>().Count(line => line.LinePattern.Name == LineKind.Synchronous.Name)));

    [Fact]
    public void A_diverging_run_on_the_median_is_in_no_legend()
    {
        Assert.Contains(Of(Synthetic.Models(32, 3)), entry => entry.Text == "diverging run");
        var models = Synthetic.Models(1, 1);
        Assert.DoesNotContain(Of(models), entry => entry.Text == "diverging run");
    }

    private static IEnumerable<LegendEntry> Of(IReadOnlyList<ModelResult> models) =>
        ConvergenceFigure.Create(Synthetic.Scenario(), models).Entries;
}
