using Hogwild.Experiments;
using FsCheck;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

public sealed class ConvergenceTests
{
    [Fact]
    public void A_run_that_has_ended_keeps_its_last_distance()
    {
        var curve = Convergence.OverTime(
            [Run(RunOutcome.Converged, (0, 0, 1), (1, 1, 0.01)), Run(RunOutcome.Converged, (0, 0, 1), (1, 1, 0.1), (2, 2, 0.0001))]);
        Assert.Equal([0, 1, 2], curve.X);
        Close([0, -1.5, -3], curve.Median);
    }

    [Fact]
    public void A_run_that_diverges_counts_until_then()
    {
        var diverging = Run(RunOutcome.Diverged, (0, 0, 1), (1, 1, 1e8), (2, 1, double.PositiveInfinity));
        var curve = Convergence.OverTime([diverging, Run(RunOutcome.Converged, (0, 0, 1), (1, 1, 1), (2, 2, 0.1))]);
        Close([0, 4, -1], curve.Median);
    }

    [Fact]
    public void A_distance_of_zero_is_drawn_at_the_floor()
    {
        var run = Run(RunOutcome.Converged, (0, 0, 1), (1, 1, 0));
        Close([0, -16], Convergence.OverTime([run]).Median);
        Assert.True(Convergence.IsClipped([run]));
        Assert.False(Convergence.IsClipped([Run(RunOutcome.Converged, (0, 0, 1), (1, 1, 1e-16))]));
    }

    [Fact]
    public void The_largest_sample_counts_at_each_macro_iteration_and_stays_where_one_is_skipped()
    {
        var curve =
            Convergence.OverMacroIterations(
                [Run(RunOutcome.Converged, (0, 0, 1), (1, 1, 0.1), (2, 2, 0.01), (3, 1, 0.001), (4, 4, 0.0001))]);
        Assert.Equal([0, 1, 2, 3, 4], curve.X);
        Close([0, -1, -2, -2, -4], curve.Median);
    }

    [Fact]
    public void Macro_iterations_end_where_half_of_the_runs_have_come()
    {
        var runs = Enumerable.Range(1, 4)
            .Select(last => Run(RunOutcome.NotConverged, [.. Enumerable.Range(0, last + 1).Select(m => ((long)m, m, 1.0))]));
        Assert.Equal([0, 1, 2, 3], Convergence.OverMacroIterations([.. runs]).X);
    }

    [Fact]
    public void Without_runs_there_is_no_curve()
    {
        Assert.Empty(Convergence.OverTime([]).X);
        Assert.Empty(Convergence.OverMacroIterations([]).X);
    }

    [Property]
    public void Quantiles_lie_between_neighbours_and_in_order(NonEmptyArray<NormalFloat> values)
    {
        var sorted = values.Get.Select(value => Math.Clamp(value.Get, -1e9, 1e9)).Order().ToArray();
        var quantiles = new[] { 0, 0.1, 0.5, 0.9, 1 }.Select(share => Quantiles.Of(sorted, share)).ToArray();
        Assert.Equal(sorted[0], quantiles[0]);
        Assert.Equal(sorted[^1], quantiles[^1]);
        Assert.True(quantiles.Zip(quantiles.Skip(1), (a, b) => a <= b + (1e-9 * Math.Abs(b))).All(isOrdered => isOrdered));
    }

    [Property]
    public void Shares_of_a_histogram_add_up_and_stay_inside(NonEmptyArray<NormalFloat> values)
    {
        var histogram = Histogram.Of([.. values.Get.Select(value => value.Get)], 1, 61);
        Assert.Equal(61, histogram.Shares.Length);
        Assert.Equal(1, histogram.Shares.Sum(), 1e-9);
    }

    [Fact]
    public void Zero_lies_in_the_middle_bin() => Assert.Equal(1, Histogram.Of([0.0], 1, 61).Shares[30]);

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static Trajectory Run(RunOutcome outcome, params (long Second, int Macro, double Distance)[] samples) => new()
    {
        Regime = Regime.Asynchronous,
        Replicate = 0,
        Outcome = outcome,
        Samples = [.. samples.Select(item => new Sample(item.Second * Ticks.PerSecond, item.Macro, 0, 0, item.Distance))],
        Metrics = [],
        Outputs = [],
        Fingerprint = 0,
    };
}
