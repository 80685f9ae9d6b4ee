using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class MonitorTests
{
    private const long Until = 60 * Runs.Step;

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void A_schedule_measures_as_the_definitions_say(Graph graph, byte scheduler, ulong seed)
    {
        var recording = new Recording(Runs.Scheduler(scheduler, seed));
        Runs.Run(graph, new DampedRule(0.9), recording, Until);
        Assert.Equal(
            new PlainMonitor(graph, recording.Schedule).Measure(Until, 30),
            AdmissibilityMonitor.Measure(graph, recording.Schedule, Until, 30));
    }

    /// <summary>Inside a run the monitor forgets what cannot be read any more; it must not show.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void Forgetting_changes_nothing(Graph graph, byte scheduler, ulong seed, bool edgeWise)
    {
        var recording = new Recording(Runs.Scheduler(scheduler, seed));
        var monitored = new Monitored(recording, 30);
        Runs.Run(graph, new DampedRule(0.9, edgeWise), monitored, 4 * Until);
        monitored.Monitor!.End(4 * Until);
        var expected = new PlainMonitor(graph, recording.Schedule).Measure(4 * Until, 30);
        Assert.Equal(edgeWise ? expected : expected with { NestedAge = 0, NestedLag = 0 }, monitored.Monitor.Seen);
        var counts = monitored.Monitor.Counts;
        Assert.Equal(recording.Schedule.Count, counts.Gaps.Total);
        Assert.Equal(counts.Ages.Total, counts.Staleness.Total);
        Assert.Equal(edgeWise ? counts.Ages.Total : 0, counts.NestedAges.Total);
        Assert.True(counts.Ages.Total == 0 || counts.Ages.Bins.Last() is var (low, high, _) && low <= expected.Age && expected.Age <= high);
    }

    /// <summary>Rings double now and then until the run has shown its worst; what grew with the run would take megabytes here.</summary>
    [Fact]
    public void What_a_monitor_keeps_does_not_grow_with_the_run()
    {
        var meter = new Meter(Runs.Scheduler(14, 1));
        new Run(Graphs.Cycle(6), new DampedRule(0.9, edgeWise: true), meter).Until(40_000 * Runs.Step);
        Assert.True(meter.Monitor!.Counts.Gaps.Total > 200_000);
        Assert.InRange(meter.Allocated, 1, 60_000);
    }

    [Fact]
    public void The_lag_of_a_message_counts_what_its_sender_had_not_seen()
    {
        // 0 — 1 — 2. Node 2 acts at 10, 20 and 30; node 1 at 40 on version 1 of it; node 0 at 50 and 60 on that.
        var graph = Graphs.Path(3);
        var monitor = new AdmissibilityMonitor(graph);
        foreach (var time in new[] { 10, 20, 30 })
        {
            monitor.Add(2, time, [0]);
        }

        // What node 2 hears from node 1 was made from its own version 0.
        Assert.Equal((0, 2), (monitor.Seen.Lag, monitor.Seen.NestedLag));
        monitor.Add(1, 40, [0, 1]);
        Assert.Equal((2, 2), (monitor.Seen.Lag, monitor.Seen.NestedLag));
        monitor.Add(0, 50, [1]);
        monitor.Add(0, 60, [1]);
        Assert.Equal((2, 2), (monitor.Seen.Lag, monitor.Seen.NestedLag));

        // The third activation of node 0 since 20, when that version of node 2 was superseded.
        monitor.Add(0, 70, [1]);
        Assert.Equal((2, 3, 70L), (monitor.Seen.Lag, monitor.Seen.NestedLag, monitor.Seen.NestedAge));
    }

    [Fact]
    public void A_node_that_is_down_is_exempt_and_listed()
    {
        var monitor = new AdmissibilityMonitor(new GraphBuilder(1).Build(), bound: 20);
        monitor.Add(0, 10, []);
        monitor.Exempt(0, 20, 500);
        monitor.Exempt(0, 500, 700);
        monitor.Add(0, 715, []);
        monitor.Exempt(0, 730, Ticks.Never);
        monitor.End(10_000);
        Assert.Equal([new DownInterval(0, 20, 700), new DownInterval(0, 730, Ticks.Never)], monitor.Down);
        Assert.Equal((15L, 0L), (monitor.Seen.Gap, monitor.Seen.Violations));
        monitor = new AdmissibilityMonitor(new GraphBuilder(1).Build(), bound: 20);
        monitor.Exempt(0, 30, 50);
        monitor.Add(0, 71, []);
        Assert.Equal((30L, 2L), (monitor.Seen.Gap, monitor.Seen.Violations));
    }

    [Fact]
    public void Failures_of_a_run_reach_the_monitor_and_the_record_of_fates()
    {
        var fates = new FateRecording(new Bounded(new Failing(), Runs.Seven, Runs.Step));
        var monitored = new Monitored(fates, 7 * Runs.Step);
        Runs.Run(Graphs.Path(2), new DampedRule(0.9), monitored, Until);
        Assert.Equal([new DownInterval(1, 30, 400)], monitored.Monitor!.Down);
        Assert.Equal(fates.Down, monitored.Monitor.Down);

        // Node 0 does act on and on, and reads a version that is current all the while.
        Assert.Equal((10L, 0L, 0L), (monitored.Monitor.Seen.Gap, monitored.Monitor.Seen.Staleness, monitored.Monitor.Seen.Violations));
    }

    /// <summary>Everybody acts in every step; node 1 is down from 30 until 400.</summary>
    private sealed class Failing : IScheduler
    {
        public long Retain => 0;

        public void Start(IWorld world)
        {
        }

        public long Next(int node, int count, long now) => now + Runs.Step;

        public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) =>
            activation is { Node: 1, Time: >= 30 and < 400 } ? Verdict.Down(400) : Verdict.Go;
    }

    /// <summary>Adds up what the monitor alone allocates.</summary>
    private sealed class Meter(IScheduler inner) : IScheduler
    {
        public AdmissibilityMonitor? Monitor { get; private set; }

        public long Allocated { get; private set; }

        public long Retain => inner.Retain;

        public void Start(IWorld world)
        {
            Monitor = new AdmissibilityMonitor(world.Graph, 100, world.EdgeWise, world);
            inner.Start(world);
        }

        public long Next(int node, int count, long now) => inner.Next(node, count, now);

        public void Send(int node, int version, long now, Span<long> arrivals) => inner.Send(node, version, now, arrivals);

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
        {
            var verdict = inner.Activate(ref activation, read, newest);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Monitor!.Add(activation.Node, activation.Time, read);
            Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            return verdict;
        }
    }
}
