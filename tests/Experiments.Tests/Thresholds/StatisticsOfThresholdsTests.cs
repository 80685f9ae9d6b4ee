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

    [Fact]
    public void A_rate_is_all_change_over_all_time_also_where_runs_end_when_they_have_come_far_enough()
    {
        // Walks with a drift of −0.05 a step that end 3 below or 3 above where they began: their mean change a step at the end is −0.05
        // only where long runs count for more. Wald: pooled it is.
        var draws = new Simulation.Draws(7);
        var runs = Enumerable.Range(0, 4_000).Select(run =>
        {
            var (place, steps) = (0.0, 0);
            while (Math.Abs(place) < 3)
            {
                place += draws.Uniform(Simulation.Purpose.Data, (ulong)run, steps++) - 0.55;
            }

            return new StabilityResult(StabilityVerdict.Converged, 0, place, steps, 0, 0);
        }).ToList();
        var rate = DecayRate.Of(runs, 0.999);
        Assert.InRange(-0.05, rate.Low, rate.High);
        Assert.True(rate.Falls && rate.High - rate.Low < 0.005);
        Assert.False(new[] { rate.Low, rate.High }.All(end => runs.Average(run => run.Change / run.Seconds) is var mean && mean > end));
    }

    [Theory]
    [InlineData(2, 12.706, 0.7)]
    [InlineData(6, 2.571, 0.002)]
    [InlineData(31, 2.042, 0.0005)]
    public void The_interval_of_a_rate_is_Students(int count, double quantile, double within)
    {
        // Equal times: the ratio of means is the mean of changes, and the interval that of a mean.
        List<StabilityResult> runs = [.. Enumerable.Range(0, count)
            .Select(k => new StabilityResult(StabilityVerdict.Falling, 0, k % 2 == 0 ? 1 : -2, 1, 0, 0))];
        var mean = runs.Average(run => run.Change);
        var deviation = Math.Sqrt(runs.Sum(run => (run.Change - mean) * (run.Change - mean)) / (count - 1));
        var rate = DecayRate.Of(runs, 0.95);
        Assert.Equal(mean, rate.Rate, 1e-12);
        Assert.Equal(1, (rate.High - mean) / (quantile * deviation / Math.Sqrt(count)), within);
    }

    /// <summary>Who is at the answer before anything is measured has nothing to say of how fast that goes.</summary>
    [Property]
    public void Runs_that_had_arrived_change_no_rate(PositiveInt arrived, NonEmptyArray<NormalFloat> changes)
    {
        List<StabilityResult> others = [.. changes.Get.Select(change => Math.Clamp(change.Get, -9, 9)).Append(-1)
            .Select(change => new StabilityResult(StabilityVerdict.Falling, 0, change, 2, 0, 0))];
        var there = Enumerable.Repeat(new StabilityResult(StabilityVerdict.Converged, double.NaN, 0, 0, 0, 0), arrived.Get).ToList();
        Assert.Equal(DecayRate.Of(others, 0.95), DecayRate.Of([.. there, .. others], 0.95));
        Assert.Equal(DecayRate.Of(others, 0.95), DecayRate.Of([.. others, .. there], 0.95));
        Assert.True(DecayRate.Of(there, 0.95) is { Falls: true, IsDecided: true, Rate: double.NaN });
        var alone = new StabilityResult(StabilityVerdict.Converged, -1, -9, 1, 0, 0);
        Assert.True(DecayRate.Of([.. there, alone], 0.95) is { Falls: true, IsDecided: true, Rate: -9 });
        Assert.False(DecayRate.Of([.. there, alone with { Verdict = StabilityVerdict.NotFalling }], 0.95).IsDecided);
    }

    [Fact]
    public void One_run_has_no_interval() =>
        Assert.False(DecayRate.Of([new StabilityResult(StabilityVerdict.Converged, -1, -9, 1, 0, 0)], 0.95).IsDecided);

    [Fact]
    public void Grids_of_drawn_schedules_have_their_values_wherever_ranges_begin()
    {
        var one = new Lattice(ThresholdParameter.Alpha, 0.02, 4, 8, 0.01);
        var other = new Lattice(ThresholdParameter.Alpha, 0.3, 9, 30, 0.01);
        Assert.Equal(one.Coarse().Where(value => value is > 0.3 and < 4), other.Coarse().Where(value => value is > 0.3 and < 4));
        Assert.Equal(one.Fine(1, 2).Skip(1).SkipLast(1), other.Fine(1, 2).Skip(1).SkipLast(1));
        Assert.All(one.Fine(1, 2).Skip(2).SkipLast(1).Zip(one.Fine(1, 2).Skip(1)), pair =>
            Assert.Equal(1.01, pair.First / pair.Second, 1e-12));
        var bounds = new Lattice(ThresholdParameter.Bound, 1, 64, 8, 0.01);
        Assert.Equal([4.0, 5, 6, 7], bounds.Fine(5, 6).Where(value => value is > 3 and < 8));
        var losses = new Lattice(ThresholdParameter.Loss, 0, 0.9, 8, 0.01);
        Assert.Equal([0, 0.05, 0.1], losses.Coarse().Take(3).Select(value => Math.Round(value, 12)));
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
