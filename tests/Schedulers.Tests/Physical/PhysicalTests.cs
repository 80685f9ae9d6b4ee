using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class PhysicalTests
{
    private static readonly Link Quick = new(new Constant(Span(3)));
    private static readonly PhysicalWorld Ticking = new(new PeriodicClock(Span(10), Span(10)), Quick);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Another_component_changes_nothing(Graph graph, ulong seed)
    {
        // A share of nodes is a share of the whole graph, so it is left out.
        var world = Worlds.Random(seed);
        world = world with { Faults = world.Faults with { Nodes = [.. world.Faults.Nodes.Select(fault =>
            fault with { Nodes = NodeSet.All })], Arcs = [] } };
        var builder = new GraphBuilder(graph.NodeCount + 3);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            builder.AddArc(graph.Source(arc), graph.Target(arc));
        }

        var larger = builder.AddEdge(graph.NodeCount, graph.NodeCount + 2).AddArc(graph.NodeCount + 1, graph.NodeCount).Build();
        var alone = Runs.Run(graph, new DampedRule(0.9), new Physical(world, new Draws(seed)), Worlds.Until);
        var beside = Runs.Run(larger, new DampedRule(0.9), new Physical(world, new Draws(seed)), Worlds.Until);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Assert.Equal((alone.State(node)[0], alone.Version(node)), (beside.State(node)[0], beside.Version(node)));
        }
    }

    [Fact]
    public void A_lost_state_begins_again_and_neighbours_send_theirs_again()
    {
        // Node 0 of a path of two is down from 25 to 58. It comes back with version 0 of both, hears version 5 of node 1 again at 61.
        var world = Ticking with { Faults = Crash(25, 33, RestartState.Lost) };
        var reads = Reads(world, 79);
        Assert.Equal(["10 reads 0 own 0", "20 reads 1 own 0", "58 reads 0 own 2", "68 reads 6 own 0", "78 reads 7 own 0"], reads);
        var silent = world with { Link = Quick with { Loss = 1 } };
        Assert.All(Reads(silent, 79), read => Assert.Contains("reads 0", read, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_sent_again_is_read_as_long_as_nothing_newer_has_arrived()
    {
        // Node 1 acts once, at 10, and its message to node 0 arrives while that is down; only what is sent again gets through.
        var world = Ticking with
        {
            Clocks = [(NodeSet.Of((1, 1)), new PhasedClock(new PeriodicClock(Span(100_000)), Span(10)))],
            Faults = Crash(12, 33, RestartState.Kept),
        };
        Assert.Equal(["10 reads 0 own 0", "45 reads 0 own 0", "55 reads 1 own 0", "65 reads 1 own 0"], Reads(world, 70));
    }

    [Fact]
    public void A_warm_restart_goes_on_from_the_checkpoint()
    {
        var world = Ticking with { Faults = Crash(75, 20, RestartState.Warm) with { Checkpoint = Span(45) } };
        Assert.Equal(
            [
                "10 reads 0 own 0", "20 reads 1 own 0", "30 reads 2 own 0", "40 reads 3 own 0", "50 reads 4 own 0", "60 reads 5 own 0",
                    "70 reads 6 own 0",
                "95 reads 4 own 3", "105 reads 10 own 0",
            ],
            Reads(world, 110));
    }

    [Fact]
    public void A_crash_after_the_last_layer_changes_nothing_and_one_before_it_starts_at_layer_zero()
    {
        var rule = new LayeredRule(4);
        var world = Ticking with { Faults = Crash(25, 20, RestartState.Lost) };
        var recording = new Recording(new Physical(world, new Draws(1)));
        var network = Runs.Run(Graphs.Path(2), rule, recording, 1000);
        Assert.Equal(2, network.Finished);
        Assert.Equal([0, 1, 0, 1, 2, 3], rule.Layers.Where(item => item.Node == 0).Select(item => item.Layer));
        Assert.Equal([0, 1, 2, 3], rule.Layers.Where(item => item.Node == 1).Select(item => item.Layer));
        var late = Ticking with { Faults = Crash(45, 20, RestartState.Lost) };
        Assert.Equal(4, Runs.Run(Graphs.Path(2), new LayeredRule(4), new Physical(late, new Draws(1)), 1000).Version(0));
    }

    [Fact]
    public void A_node_that_waits_for_messages_acts_when_they_arrive_and_has_rested()
    {
        var world = new PhysicalWorld(new PeriodicClock(Span(1), Span(7)), Quick) { Waking = Waking.Message, Rest = Span(5) };
        Assert.Equal(["7 reads 0 own 0", "12 reads 1 own 0", "17 reads 2 own 0", "22 reads 3 own 0"], Reads(world, 25));
    }

    [Fact]
    public void Nothing_is_sent_that_differs_too_little()
    {
        var quiet = Runs.Run(Graphs.Path(2), new DampedRule(0.5), new Physical(Ticking with { Threshold = 1e-3 }, new Draws(1)), 10_000);
        var chatty = Runs.Run(Graphs.Path(2), new DampedRule(0.5), new Physical(Ticking, new Draws(1)), 10_000);
        Assert.Equal(2 * 999, chatty.MessagesSent);
        Assert.InRange(quiet.MessagesSent, 4, 60);
        Assert.Equal(quiet.MessagesSent, quiet.CountTraffic(10_000).Delivered);

        // Views are off by at most 10⁻³, and the map halves errors.
        Assert.Equal(chatty.State(0)[0], quiet.State(0)[0], 1e-3);
    }

    [Fact]
    public void A_trace_of_another_size_is_refused()
    {
        var link = Quick with { LossTrace = new DeliveryTable(3, new double[9]) };
        Assert.Throws<ArgumentException>(() =>
            Runs.Run(Graphs.Path(2), new DampedRule(0.5), new Physical(Ticking with { Link = link }, new Draws(1)), 10));
    }

    [Fact]
    public void Measured_delays_and_deliveries_are_those_of_the_arc_and_the_time()
    {
        var trace = new DelayTrace(2, [[0, 4, DelayTrace.Missing, 0], [0, 9, 2, 0]], Span(15));
        var table = new DeliveryTable(2, [0, 1, 0.5, 0]);
        var link = new Link(new Constant(TimeSpan.Zero)) { Trace = trace, LossTrace = table };
        var physical = new Physical(Ticking with { Link = link }, new Draws(1));
        _ = new Run(Graphs.Path(2), new DampedRule(0.5), physical);
        Assert.Equal([14, 29, 36, 37], new long[] { 10, 20, 27, 33 }.Select((now, k) => Arrival(0, k + 1, now)));
        Assert.Equal(Ticks.Never, Arrival(1, 1, 10));
        var lost = Enumerable.Range(2, 10_000).Count(version => Arrival(1, version, 20) == Ticks.Never);
        Assert.InRange(lost, 4750, 5250);
        Assert.Equal(22, Enumerable.Range(2, 20).Select(version => Arrival(1, version, 20)).First(arrival => arrival != Ticks.Never));

        long Arrival(int node, int version, long now)
        {
            var arrivals = new long[1];
            physical.Send(node, version, now, arrivals);
            return arrivals[0];
        }
    }

    /// <summary>What node 0 of a path of two does.</summary>
    private static List<string> Reads(PhysicalWorld world, long until)
    {
        var recording = new Recording(new Physical(world, new Draws(1)));
        Runs.Run(Graphs.Path(2), new DampedRule(0.5), recording, until);
        var reads = new List<string>();
        for (var index = 0; index < recording.Schedule.Count; index++)
        {
            var decision = recording.Schedule[index];
            if (decision.Node == 0)
            {
                reads.Add($"{decision.Time} reads {decision.Read[0]} own {decision.OwnLag}");
            }
        }

        return reads;
    }

    private static FaultPlan Crash(long at, long length, RestartState state) =>
        new([new NodeFault(NodeSet.Of((0, 0)), new FaultTimes.Once(Span(at), Span(length)), state)], []);

    private static TimeSpan Span(long ticks) => TimeSpan.FromTicks(ticks);
}
