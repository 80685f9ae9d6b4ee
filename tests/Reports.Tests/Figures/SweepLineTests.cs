using Hogwild.Experiments;
using ScottPlot.Plottables;

namespace Hogwild.Reports.Tests;

/// <summary>Axes and lines of sweeps: where values stand, what ticks say, and lines that lie on each other.</summary>
public sealed class SweepLineTests
{
    [Fact]
    public void Numbers_are_written_in_one_form_and_far_apart_stand_by_their_logarithms()
    {
        var path = Path("0.1", "50", "1e9");
        Assert.Equal(["10⁻¹", "5×10¹", "10⁹"], SweepAxis.Labels(path));
        var axis = new SweepAxis(path);
        Assert.Equal("x", axis.Title);
        Assert.Equal(9 - Math.Log10(50), axis.Place(2) - axis.Place(1), 1e-12);
        Assert.Equal(["0.1", "0.5", "50"], SweepAxis.Labels(Path("0.1", "0.5", "50")));
    }

    [Fact]
    public void Where_zero_stands_among_numbers_far_apart_distances_are_equal_and_the_axis_says_so()
    {
        var axis = new SweepAxis(Path("0", "1", "1000"));
        Assert.Equal("x (not to scale)", axis.Title);
        Assert.Equal([0, 1, 2], new[] { 0, 1, 2 }.Select(axis.Place));
        var near = new SweepAxis(Path("0%", "10%", "30%"));
        Assert.Equal("x (%)", near.Title);
        Assert.Equal([0, 0.1, 0.3], new[] { 0, 1, 2 }.Select(near.Place));
    }

    [Theory]
    [InlineData("x", "5", "10", "20")]
    [InlineData("x", "0", "5", "10")]
    [InlineData("x (not to scale)", "0", "1", "10")]
    [InlineData("x (%; not to scale)", "0%", "10%", "90%")]
    [InlineData("x", "quiet", "busy", "crowded")]
    public void Maps_say_where_their_cells_are_not_to_scale(string name, params string[] values) =>
        Assert.Equal(name, SweepAxis.Name(Path(values), isToScale: false));

    /// <summary>Values 1, 2, 3 of two lines that are equal from the second on: the lower one is wider there and not before.</summary>
    [Fact]
    public void Of_lines_that_lie_on_each_other_in_part_the_lower_one_is_wider_there()
    {
        var (plot, _) = Draw([5, 10, 20], [7, 10, 20]);
        var lower = plot.GetPlottables<Scatter>().Where(line => line.LineColor == Palette.Of(0)).ToList();
        Assert.Equal(2, lower.Count);
        Assert.Equal(LineKind.Asynchronous.Width, lower[0].LineWidth);
        Assert.True(lower[1].LineWidth > 1.8 * LineKind.Asynchronous.Width);
        Assert.Equal([2, 3], lower[1].Data.GetScatterPoints().Select(point => point.X));
        var sizes = plot.GetPlottables<Marker>().Where(marker => marker.Color == Palette.Of(0)).Select(marker => marker.Size).ToList();
        Assert.True(sizes[1] > 1.5 * sizes[0] && sizes[1] == sizes[2]);
        Assert.Equal("lines coincide in part", plot.Axes.Title.Label.Text);
        Assert.Equal("some lines coincide", Draw([5, 10, 20], [5, 10, 20]).Plot.Axes.Title.Label.Text);
        Assert.Empty(Draw([5, 10, 20], [6, 12, 24]).Plot.Axes.Title.Label.Text);
    }

    [Fact]
    public void Lines_of_a_panel_have_markers_of_their_own() => Assert.Equal(
        5, Enumerable.Range(0, 5).Select(ModelMarkers.OfValue).Distinct().Count());

    [Fact]
    public void A_panel_without_a_point_says_why()
    {
        var (plot, panel) = Draw([], []);
        Assert.Equal("none reached it", Assert.Single(plot.GetPlottables<Text>()).LabelText.Replace('\n', ' '));
        Assert.Equal("none reached it", panel.WhyNone);
    }

    /// <summary>Fields of bands are opaque, so that no colours mix; the edges of all are seen.</summary>
    [Fact]
    public void Bands_do_not_mix()
    {
        var plot = PanelStyle.Create("x", "y", new ScottPlot.PixelPadding(40, 10, 40, 10));
        LineBand.Draw(plot, [
            new LineBand([0, 1], [0, 0], [1, 1], Palette.Of(0)), new LineBand([0, 1], [0.5, 0.5], [3, 3], Palette.Of(1)),
        ]);
        var fields = plot.GetPlottables<FillY>().ToList();
        Assert.All(fields, field => Assert.Equal(255, field.FillColor.Alpha));
        Assert.Equal(
            [Lines.Pale(Palette.Of(1), LineBand.Opacity), Lines.Pale(Palette.Of(0), LineBand.Opacity)],
            fields.Select(field => field.FillColor));
        Assert.Equal(4, plot.GetPlottables<Scatter>().Count());
    }

    [Fact]
    public void Shades_have_names()
    {
        Assert.Equal(
            ["amber", "orange", "crimson", "purple", "near-black"], Enumerable.Range(0, 5).Select(k => Palette.NameOf(Shades.Of(k, 5))));
        Assert.Equal("blue", Palette.NameOf(Palette.Of(0)));
        Assert.Equal("indigo", Palette.NameOf(Palette.Other(0)));
    }

    private static (ScottPlot.Plot Plot, SweepPanel Panel) Draw(double[] lower, double[] upper)
    {
        var path = Path("1", "2", "3");
        var axis = new SweepAxis(path);
        var panel = new SweepPanel(path, "y", string.Empty) { WhyNone = "none reached it" };
        foreach (var (number, values) in new[] { lower, upper }.Index())
        {
            var points = Enumerable.Range(0, 3).Select(k => (SweepSpread?)(k < values.Length
                ? new SweepSpread(2, 2, values[k], values[k], values[k]) : new SweepSpread(0, 2, double.NaN, double.NaN, double.NaN)));
            SweepSpread?[] some = [.. points];
            panel.Add(new SweepLine(axis, some, Palette.Of(number), ModelMarkers.OfValue(number)));
        }

        return (panel.Draw(SweepPanel.Common([panel], 8), 400), panel);
    }

    private static SweptPath Path(params string[] values) =>
        new("x", [.. values.Select(value => new SweptValue(new SweepValue(value), value))]);
}
