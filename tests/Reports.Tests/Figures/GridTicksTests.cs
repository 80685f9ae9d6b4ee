using ScottPlot;

namespace Hogwild.Reports.Tests;

public sealed class GridTicksTests
{
    [Theory]
    [InlineData(1, -0.8, 22, 400)]
    [InlineData(1, -0.8, 22, 120)]
    [InlineData(1, 0, 6, 900)]
    [InlineData(3, 0, 40, 300)]
    [InlineData(0.5, 0, 7, 400)]
    public void No_tick_lies_between_the_points_of_a_grid(double step, double from, double to, float length)
    {
        var ticks = Of(step, from, to, length);
        Assert.All(ticks, tick => Assert.Equal(Math.Round(tick.Position / step), tick.Position / step, 1e-6));
        Assert.True(ticks.Count(tick => tick.IsMajor) >= 2);
        Assert.Equal(ticks.Length, ticks.Select(tick => Math.Round(tick.Position, 6)).Distinct().Count());
    }

    [Fact]
    public void Labels_have_room_and_zero_has_no_sign()
    {
        var ticks = Of(0, -0.4, 132, 326).Where(tick => tick.IsMajor).ToList();
        Assert.Equal(["0", "20", "40", "60", "80", "100", "120"], ticks.Select(tick => tick.Label));
        Assert.Equal(["−1", "0", "1"], Of(1, -1, 1, 200).Where(tick => tick.IsMajor).Select(tick => tick.Label));
    }

    private static Tick[] Of(double step, double from, double to, float length)
    {
        var ticks = new GridTicks(step);
        using var paint = Paint.NewDisposablePaint();
        ticks.Regenerate(new CoordinateRange(from, to), Edge.Bottom, new PixelLength(length), paint, new LabelStyle { FontSize = 12.5f });
        return ticks.Ticks;
    }
}
