using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

public class TimetableTests
{
    private static readonly Graph Path = Graphs.Path(4);

    [Fact]
    public void Overlapping_crashes_are_one_and_the_worst_counts()
    {
        var table = Nodes(Crash(10, 20, RestartState.Kept), Crash(25, 30, RestartState.Lost), Crash(55, 5, RestartState.Warm),
            Crash(80, 5));
        Assert.Equal([new Downtime(10, 60, RestartState.Lost), new Downtime(80, 85, RestartState.Kept)], table[2].ToArray());
        Assert.Equal([false, true, true, false, true, false], new long[] { 9, 10, 59, 60, 84, 85 }.Select(time => table.IsDown(2, time)));
        Assert.Empty(table[0].ToArray());
    }

    [Fact]
    public void A_bounce_ends_a_crash_one_tick_later_and_restarts_who_runs()
    {
        var table = Nodes(Crash(10, null, RestartState.Kept), Bounce(40, RestartState.Warm), Bounce(90, RestartState.Lost));
        Assert.Equal([new Downtime(10, 41, RestartState.Warm), new Downtime(90, 91, RestartState.Lost)], table[2].ToArray());
    }

    [Fact]
    public void A_crash_that_nothing_ends_lasts_for_ever() =>
        Assert.Equal([new Downtime(10, Ticks.Never, RestartState.Kept)], Nodes(Crash(10, null), Crash(50, 5)) [2].ToArray());

    [Fact]
    public void Cuts_and_holds_end_by_themselves_or_by_repair_and_release()
    {
        var table = Arcs(
            Cut(ArcFaultKind.Partition, 10, 20, bothWays: false),
            Cut(ArcFaultKind.Partition, 50, null, bothWays: true),
            Cut(ArcFaultKind.Repair, 70, null, bothWays: true),
            Cut(ArcFaultKind.Hold, 100, 50, bothWays: false),
            Cut(ArcFaultKind.Hold, 140, null, bothWays: false),
            Cut(ArcFaultKind.Release, 180, null, bothWays: false));
        Assert.Equal([10, 11, 29], new long[] { 9, 10, 11, 29, 30 }.Where(time => table.IsCut(1, 2, time)));
        Assert.Equal([50, 69], new long[] { 10, 29, 49, 50, 69, 70 }.Where(time => table.IsCut(2, 1, time)));
        Assert.False(table.IsCut(0, 1, 15));
        Assert.Equal([99, 180, 180, 180, 181], new long[] { 99, 100, 149, 150, 181 }.Select(time => table.Released(1, 2, time)));
        Assert.Equal(110, table.Released(2, 1, 110));
    }

    [Fact]
    public void A_hold_that_nothing_ends_lasts_for_ever() =>
        Assert.Equal(Ticks.Never, Arcs(Cut(ArcFaultKind.Hold, 10, null, false), Cut(ArcFaultKind.Hold, 10, 20, false)).Released(1, 2, 15));

    [Fact]
    public void Failures_at_rates_have_the_availability_that_they_are_said_to()
    {
        // Up for 900 and down for 100 on average: 10 % of the time; the standard error over 4 million ticks is about 0.2 %.
        var plan = new FaultPlan([new NodeFault(NodeSet.All, new FaultTimes.AtRates(Span(900), Span(100)))],
            []) { Until = Span(1_000_000) };
        var table = new NodeTimetable(plan, Path, new Draws(3));
        var down = Enumerable.Range(0, 4).Sum(node => table[node].ToArray().Sum(time => time.End - time.Start)) / 4_000_000.0;
        Assert.Equal(0.1, down, 0.01);
        Assert.NotEqual(table[0].ToArray(), table[1].ToArray());
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Times_of_a_node_do_not_depend_on_other_nodes(Graph graph, ulong seed)
    {
        var plan = new FaultPlan([new NodeFault(NodeSet.All, new FaultTimes.AtRates(Span(50), Span(20)))], []) { Until = Span(1000) };
        var (few, many) = (new NodeTimetable(plan, graph, new Draws(seed)), new NodeTimetable(plan, Graphs.Path(20), new Draws(seed)));
        return Enumerable.Range(0, graph.NodeCount).All(node => few[node].SequenceEqual(many[node]));
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool A_share_is_rounded_up(Graph graph, ulong seed, byte share) =>
        NodeSet.Share((1 + share) / 256.0).In(graph, new Draws(seed), Purpose.Fault, 3).Count(member => member)
            == (int)Math.Ceiling((1 + share) / 256.0 * graph.NodeCount);

    private static NodeTimetable Nodes(params NodeFault[] faults) => new(new FaultPlan(faults, []), Path, new Draws(1));

    private static ArcTimetable Arcs(params ArcFault[] faults) => new(new FaultPlan([], faults), Path, new Draws(1));

    private static NodeFault Crash(long at, long? length, RestartState state = RestartState.Kept) =>
        new(NodeSet.Of((2, 2)), new FaultTimes.Once(Span(at), length is { } time ? Span(time) : null), state);

    private static NodeFault Bounce(long at, RestartState state) => Crash(at, null, state) with { IsBounce = true };

    private static ArcFault Cut(ArcFaultKind kind, long at, long? length, bool bothWays) => new(
        kind, NodeSet.Of((1, 1)), NodeSet.Of((2, 2)), bothWays, new FaultTimes.Once(Span(at), length is { } time ? Span(time) : null));

    private static TimeSpan Span(long ticks) => TimeSpan.FromTicks(ticks);
}
