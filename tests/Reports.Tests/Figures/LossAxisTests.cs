using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

/// <summary>Where figures over time end.</summary>
public class LossAxisTests
{
    [Theory]
    [InlineData(new[] { 40.0, 40, 40, 40 }, 0)]
    [InlineData(new[] { 100.0, 69, 100, 100 }, 2)]
    [InlineData(new[] { 0.0, 10, 20, 100 }, 3)]
    public void A_curve_has_settled_at_the_first_sample_from_which_on_it_stays(double[] values, double expected) => Assert.Equal(
        expected, new LossAxis(false, 0, 103).Settled(new SampleCurve([0, 1, 2, 3], values, values, values)));

    /// <summary>A logarithmic axis is as long as its positive numbers need, and 0 has a tick of its own below them.</summary>
    [Fact]
    public void Zero_stands_at_the_foot_of_a_logarithmic_axis()
    {
        var axis = LossAxis.For([0, 0.01, 1, 10], 0);
        Assert.True(axis.IsLog);
        Assert.InRange(axis.Place(0), axis.Bottom, -2.2);
        Assert.InRange(axis.Bottom, -3, -2.2);
        var plot = PanelStyle.Create("x", "y", new ScottPlot.PixelPadding(80, 10, 50, 10));
        axis.Apply(plot, 0, 1);
        Assert.Equal("0", plot.Axes.Left.TickGenerator.Ticks[0].Label);
        Assert.Equal("0.01", plot.Axes.Left.TickGenerator.Ticks[1].Label);
        var near = LossAxis.For([0, 6.5, 11], 0, 8);
        Assert.Equal((false, 0.0, null), (near.IsLog, near.Bottom, near.Zero));
    }
}
