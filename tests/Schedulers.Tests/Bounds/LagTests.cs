using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class LagTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public bool A_bound_in_time_and_a_shortest_period_bound_the_lag(Graph graph, ulong seed, byte period, byte loss)
    {
        var (bound, gap) = (Bound.InTime(TimeSpan.FromTicks(70)), 1 + (period % 70));
        var world = new Physical(
            new PeriodicClock(TimeSpan.FromTicks(gap)), new Link(new Exponential(TimeSpan.FromTicks(40)), loss / 256.0), new Draws(seed));
        var schedule = Runs.Record(graph, new DampedRule(0.9), new Bounded(world, bound, Runs.Step), 600);
        return Staleness.LargestLag(graph, schedule) <= Limit(70, gap);
    }

    /// <summary>Where nothing arrives, every view is as old as the bound admits, and the lag is one below its limit at least.</summary>
    [Theory]
    [InlineData(70, 10, 6)]
    [InlineData(70, 70, 0)]
    [InlineData(71, 10, 7)]
    public void The_lag_bound_is_nearly_reached(int bound, int period, int lag)
    {
        var time = TimeSpan.FromTicks(period);
        var world = new Physical(new PeriodicClock(time, time), new Link(new Constant(time), 1), new Draws(1));
        var schedule = Runs.Record(
            Graphs.Path(2), new DampedRule(0.9), new Bounded(world, Bound.InTime(TimeSpan.FromTicks(bound)), Runs.Step), 1_000);
        Assert.Equal(lag, Staleness.LargestLag(Graphs.Path(2), schedule));
        Assert.InRange(lag, Limit(bound, period) - 1, Limit(bound, period));
    }

    /// <summary>
    /// ⌈B / p⌉, where no two activations of a node are closer than p: of k versions since the one that was read, the first is less than B
    /// old, and they are p apart.
    /// </summary>
    private static int Limit(int bound, int period) => (bound + period - 1) / period;
}
