using FsCheck;
using FsCheck.Fluent;

namespace Hogwild.Experiments.Tests;

/// <summary>Intervals, slopes and grids.</summary>
public class StatisticsOfThresholdsTests
{
    [Theory]
    [InlineData(0, 8, 0, 0.3244)]
    [InlineData(8, 8, 0.6756, 1)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    public void Wilson_gives_the_known_intervals(int hits, int trials, double low, double high)
    {
        // The last one is the worked example of Newcombe (1998), Statistics in Medicine 17.
        var interval = Wilson.Of(hits, trials, 0.95);
        Assert.Equal(low, interval.Low, 1e-4);
        Assert.Equal(high, interval.High, 1e-4);
        Assert.Equal(hits != 5, interval.IsDecided);
    }

    [Property]
    public bool A_share_lies_in_its_interval_and_more_trials_narrow_it(byte hits, byte misses)
    {
        var trials = hits + misses + 1;
        var (one, four) = (Wilson.Of(hits, trials, 0.9), Wilson.Of(4 * hits, 4 * trials, 0.9));
        var share = (double)hits / trials;
        return one.Low <= share && share <= one.High && four.High - four.Low < one.High - one.Low;
    }

    [Property]
    public void An_exponential_has_its_rate_whatever_it_oscillates_by(NormalFloat rate)
    {
        var slope = Math.Clamp(rate.Get, -3, 3) / 100;
        var growth = GrowthRate.Of([.. Enumerable.Range(0, 640).Select(k => Math.Exp(slope * k) * (k % 5 == 0 ? 1 : 0.3))])!.Value;
        Assert.Equal(slope, growth.Slope, 1e-9);
        Assert.Equal(slope * growth.Span < -0.1, growth.Falls);
    }

    [Fact]
    public void A_cycle_and_the_approach_to_one_do_not_fall()
    {
        Assert.False(GrowthRate.Of([.. Enumerable.Range(0, 400).Select(k => 1 + (0.1 * Math.Sin(k * 0.3)))])!.Value.Falls);
        Assert.False(GrowthRate.Of([.. Enumerable.Range(0, 400).Select(k => 1 + (0.05 * Math.Exp(-k / 200.0)))])!.Value.Falls);
        Assert.Null(GrowthRate.Of([1, 2, 3]));
    }

    [Property]
    public bool A_grid_goes_from_end_to_end_and_middles_lie_between(PositiveInt points, bool isWhole)
    {
        var parameter = isWhole ? ThresholdParameter.Bound : ThresholdParameter.Alpha;
        var lattice = new Lattice(parameter, 2, 90, 1 + points.Get, 0.01);
        var grid = lattice.Grid();
        var isOrdered = grid.Zip(grid.Skip(1)).All(pair => pair.First < pair.Second
            && (lattice.Middle(pair.First, pair.Second) is not { } middle || (middle > pair.First && middle < pair.Second)));
        return isOrdered && grid[0] == 2 && grid[^1] == 90 && grid.Count <= lattice.Points && (!isWhole || grid.All(double.IsInteger));
    }
}
