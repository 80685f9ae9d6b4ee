using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// What a monitor sees of a run that is decided ahead, held to what it sees event by event: nodes of very different rates, messages that
/// take from a tick to thousands or are nearly all lost, nodes that begin late, stop, or never act, and looks now and then.
/// </summary>
public class PlannedMonitorTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 150)]
    public void It_sees_the_same(Graph graph, ulong seed)
    {
        var draws = new Draws(seed);
        var until = 1 + draws.Below(6_000, Purpose.Data, 0, 0);
        var aim = 1 + (long)(Math.Pow(draws.Uniform(Purpose.Data, 0, 1), 2) * 8_000);
        var bound = draws.Below(5, Purpose.Data, 0, 2) is var kind && kind == 0 ? Ticks.Never
            : kind < 3 ? kind - 1 : draws.Below(800, Purpose.Data, 0, 3);
        var (ahead, events) = (Of(), Of());
        var run = new Run(graph, new DampedRule(0.9), ahead, null, null, aim);
        var other = new Run(graph, new DampedRule(0.9), events, new EventKernel());
        Assert.True(run.IsPlanned);
        for (var (at, part) = (0L, 1); at < until; part++)
        {
            at = Math.Min(until, at + 1 + (long)(Math.Pow(draws.Uniform(Purpose.Data, 1, part), 2) * 2_000));
            run.Until(at);
            other.Until(at);
            if (draws.Uniform(Purpose.Data, 2, part) < 0.3)
            {
                Assert.Equal(events.Monitor!.Seen, ahead.Monitor!.Seen);
            }
        }

        run.End();
        AssertSame(events.Monitor!, ahead.Monitor!);

        Monitored Of() => new(new Uneven(new Draws(seed), graph.NodeCount), bound);
    }

    /// <summary>Where another core looks at what has been done.</summary>
    [Fact]
    public void It_sees_the_same_of_many_nodes_and_what_it_has_told_stays()
    {
        var builder = new GraphBuilder(5_000);
        for (var node = 0; node < 5_000; node++)
        {
            builder.AddArc(node, ((node * 17) + 1) % 5_000);
            builder.AddArc(node, ((node * 5) + 3) % 5_000);
        }

        var graph = builder.Build();
        var (ahead, events) = (Of(), Of());
        var run = new Run(graph, new DampedRule(0.9), ahead);
        var other = new Run(graph, new DampedRule(0.9), events, new EventKernel());
        run.Until(1_000);
        other.Until(1_000);
        var (early, total) = (ahead.Monitor!.Counts, events.Monitor!.Counts.Ages.Total);
        Assert.Equal(total, early.Ages.Total);
        run.Until(3_000);
        other.Until(3_000);
        AssertSame(events.Monitor!, ahead.Monitor!);
        Assert.Equal(total, early.Ages.Total);
        run.End();

        Monitored Of() => new(new Uneven(new Draws(9), graph.NodeCount), 300);
    }

    private static void AssertSame(AdmissibilityMonitor expected, AdmissibilityMonitor found)
    {
        Assert.Equal(expected.Seen, found.Seen);
        Assert.Equal(expected.Counts.Gaps.Bins, found.Counts.Gaps.Bins);
        Assert.Equal(expected.Counts.Ages.Bins, found.Counts.Ages.Bins);
        Assert.Equal(expected.Counts.Staleness.Bins, found.Counts.Staleness.Bins);
    }
}
