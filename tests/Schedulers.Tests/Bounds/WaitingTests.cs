using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class WaitingTests
{
    private const long B = 7 * Runs.Step;

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 400)]
    public bool Every_read_is_stale_by_less_than_the_bound(Graph graph, ulong seed, byte loss, byte delay, bool poisson)
    {
        var schedule = Runs.Record(graph, new DampedRule(0.9), Waits(seed, loss / 256.0, 1 + delay, poisson), 100 * Runs.Step);
        return AdmissibilityMonitor.Measure(graph, schedule, 100 * Runs.Step).Staleness < B;
    }

    /// <summary>
    /// Who waits, waits until the view is no longer too old, and not a tick longer: an activation is on time, or at an arrival.
    /// </summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public bool Nodes_act_on_time_or_at_an_arrival(Graph graph, ulong seed, byte loss, byte delay)
    {
        var fates = new Fates(World(seed, loss / 300.0, 1 + delay, poisson: false));
        var schedule = Runs.Record(graph, new DampedRule(0.9), new Waiting(fates, Runs.Seven, Runs.Step), 100 * Runs.Step);
        var born = Staleness.Born(schedule);
        for (var index = 0; index < schedule.Count; index++)
        {
            var (node, time, count) =
                (schedule[index].Node, schedule[index].Time, born[schedule[index].Node].IndexOf(schedule[index].Time));
            var isOnTime = count == 1 ? time <= Runs.Step : time == born[node][count - 1] + Runs.Step;
            var arrives = graph.InNeighbours(node).ToArray().Any(source =>
                Enumerable.Range(1, born[source].Count - 1).Any(version => fates.Arrival(source, node, version) == time));
            if (!isOnTime && !arrives)
            {
                return false;
            }
        }

        return true;
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Without_losses_and_long_delays_nobody_waits(Graph graph, ulong seed)
    {
        // A view is stale by less than the delay, since the next version follows the one that superseded it.
        var plain = Runs.Run(graph, new DampedRule(0.9), World(seed, 0, B - 1, poisson: false, constant: true), 50 * Runs.Step);
        var waiting = Runs.Run(
            graph, new DampedRule(0.9),
            new Waiting(World(seed, 0, B - 1, poisson: false, constant: true), Runs.Seven, Runs.Step), 50 * Runs.Step);
        return plain.Fingerprint == waiting.Fingerprint;
    }

    /// <summary>
    /// A message that takes longer than B is still current when it arrives, because its sender waits as well. So nobody is stuck.
    /// </summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool Delays_beyond_the_bound_slow_a_run_down_and_do_not_stall_it(Graph graph, ulong seed)
    {
        var scheduler = new Waiting(World(seed, 0, 3 * B, poisson: false, constant: true), Runs.Seven, Runs.Step);
        var network = Runs.Run(graph, new DampedRule(0.9), scheduler, 200 * B, out var run);
        return run.StalledAt is null && Enumerable.Range(0, graph.NodeCount).All(node => network.Version(node) >= 200);
    }

    [Fact]
    public void A_node_acts_at_the_arrival_that_ends_the_wait()
    {
        // B = 15. Version 2 of node 0 arrives at 47, stale by 17 already; version 4 at 50, current. Then nothing until version 9 at 93.
        var scheduler = new Waiting(
            new Timetable((0, 2, 47), (0, 4, 50), (0, 8, 95), (0, 9, 93)), Bound.InTime(TimeSpan.FromTicks(15)), Runs.Step);
        Assert.Equal([0, 10, 20, 50, 60, 93, 103], Times(scheduler, 110));
    }

    [Fact]
    public void A_late_arrival_wakes_nobody_who_has_stopped_waiting()
    {
        // Parked from 30 on. Version 5 arrives at 53 and ends the wait; version 4, at 58, changes nothing: the next activation is at 63.
        var scheduler = new Waiting(new Timetable((0, 4, 58), (0, 5, 53), (0, 6, 61)), Bound.InTime(TimeSpan.FromTicks(15)), Runs.Step);
        Assert.Equal([0, 10, 20, 53, 63, 73], Times(scheduler, 80));
    }

    /// <summary>
    /// Once nothing arrives any more, exactly those go on who have read the last word of each of their neighbours; where nobody has, the
    /// run is stalled, and the cycle that is named is one: what the next node published last never arrives.
    /// </summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void Where_nothing_arrives_any_more_all_wait_but_those_who_have_read_the_last_word(Graph graph, ulong seed, byte loss, byte end)
    {
        var fates = new Fates(new Deaf(World(seed, loss / 256.0, 10, poisson: true), end * Runs.Step));
        var scheduler = new Recording(new Waiting(fates, Runs.Seven, Runs.Step));
        var network = Runs.Run(graph, new DampedRule(0.9), scheduler, (end + 3_000) * Runs.Step, out var run);
        var waiting = Enumerable.Range(0, graph.NodeCount).Where(run.IsParked).ToList();
        Assert.Equal(Enumerable.Range(0, graph.NodeCount).Where(MissesSomething), waiting);

        var stall = Stall.Of(run);
        Assert.Equal(graph.NodeCount > 0 && waiting.Count == graph.NodeCount, stall is not null);
        Assert.True(stall is null || IsReal(stall, graph, network, scheduler.Schedule, fates));

        bool MissesSomething(int reader) => graph.InNeighbours(reader).ToArray().Any(source =>
            fates.Arrival(source, reader, network.Version(source)) == Ticks.Never);
    }

    [Fact]
    public void A_world_that_loses_everything_stalls_in_a_cycle()
    {
        var scheduler = new Waiting(World(1, 1, 10, poisson: true), Runs.Seven, Runs.Step);
        Runs.Run(Graphs.Cycle(5), new DampedRule(0.9), scheduler, 1_000 * Runs.Step, out var run);
        Assert.True(Stall.Of(run) is { IsCycle: true });
    }

    private static bool IsReal(Stall? stall, Graph graph, Network network, Schedule schedule, Fates fates)
    {
        var isLater = stall?.Time >= schedule[schedule.Count - 1].Time;
        if (stall is not { IsCycle: true } || !isLater || stall.Nodes.Distinct().Count() != stall.Nodes.Count)
        {
            return false;
        }

        var born = Staleness.Born(schedule);
        return Enumerable.Range(0, stall.Nodes.Count).All(place =>
        {
            var (reader, source) = (stall.Nodes[place], stall.Nodes[(place + 1) % stall.Nodes.Count]);
            var newest = network.Version(source);
            var view = Enumerable.Range(0, newest + 1).Last(version => fates.Arrival(source, reader, version) != Ticks.Never);
            return graph.InNeighbours(reader).Contains(source) && view < newest && stall.Time - born[source][view + 1] >= B;
        });
    }

    [Fact]
    public void A_stalled_run_says_who_waits_for_whom()
    {
        // A ring in one direction, 0 → 1 → 2 → 0, in which nothing arrives: everybody acts at 10 … 80 and waits from 90 on.
        var graph = new GraphBuilder(3).AddArc(0, 1).AddArc(1, 2).AddArc(2, 0).Build();
        var scheduler = new Waiting(new Timetable(), Runs.Seven, Runs.Step);
        var network = Runs.Run(graph, new DampedRule(0.9), scheduler, 1_000, out var run);
        var stall = Stall.Of(run);
        Assert.Equal("0 ← 2 ← 1 ← 0", stall?.ToString());
        Assert.Equal((80, 7), (stall?.Time, network.Version(0)));
    }

    [Fact]
    public void A_wait_for_a_node_that_has_finished_is_no_cycle()
    {
        // Node 0 of a chain acts twice and stops; its second version is lost.
        var graph = new GraphBuilder(3).AddArc(0, 1).AddArc(1, 2).Build();
        var scheduler = new Waiting(new Timetable((0, 1, 11)), Runs.Seven, Runs.Step);
        Runs.Run(graph, new Layers(), scheduler, 1_000, out var run);
        Assert.Null(Stall.Of(run));

        var slow = new Waiting(new Slow(new Timetable((0, 1, 11))), Bound.InSteps(1), Runs.Step);
        Runs.Run(graph, new Layers(), slow, 1_000, out run);
        var stall = Stall.Of(run);
        Assert.Equal((false, "1 ← 0"), (stall?.IsCycle, stall?.ToString()));
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 100)]
    public bool A_run_with_waits_replays(Graph graph, ulong seed, byte loss)
    {
        var recording = new Recording(Waits(seed, loss / 256.0, 40, poisson: true));
        var first = Runs.Run(graph, new DampedRule(0.9), recording, 100 * Runs.Step);
        var second = Runs.Run(graph, new DampedRule(0.9), new Replay(recording.Schedule), 100 * Runs.Step);
        return first.Fingerprint == second.Fingerprint
            && Enumerable.Range(0, graph.NodeCount).All(node => first.State(node).SequenceEqual(second.State(node)));
    }

    private static Waiting Waits(ulong seed, double loss, int delay, bool poisson) =>
        new(World(seed, loss, delay, poisson), Runs.Seven, Runs.Step);

    private static Physical World(ulong seed, double loss, long delay, bool poisson, bool constant = false)
    {
        var (period, time) = (TimeSpan.FromTicks(Runs.Step), TimeSpan.FromTicks(delay));
        return new Physical(
            poisson ? new PoissonClock(period) : new PeriodicClock(period),
            new Link(constant ? new Constant(time) : new Exponential(time), loss),
            new Draws(seed));
    }

    /// <summary>When node 1 acts, which reads node 0; the start included.</summary>
    private static List<long> Times(IScheduler scheduler, long until) =>
        Staleness.Born(Runs.Record(new GraphBuilder(2).AddArc(0, 1).Build(), new DampedRule(0.9), scheduler, until))[1];

    /// <summary>From some instant on nothing that is sent arrives.</summary>
    private sealed class Deaf(IScheduler inner, long since) : SchedulerWrapper(inner)
    {
        public override void Send(int node, int version, long now, Span<long> arrivals)
        {
            base.Send(node, version, now, arrivals);
            if (now >= since)
            {
                arrivals.Fill(Ticks.Never);
            }
        }
    }

    /// <summary>A rule of two layers.</summary>
    private sealed class Layers : IUpdateRule
    {
        public int StateSize => 1;

        public int Depth => 2;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = node;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            next[0] = own[0];
    }

    /// <summary>All nodes but the first are four times slower.</summary>
    private sealed class Slow(IScheduler inner) : SchedulerWrapper(inner)
    {
        public override long Next(int node, int count, long now) => base.Next(node, count, now) + (node == 0 ? 0 : 30);
    }
}
