using FsCheck;
using FsCheck.Fluent;
using Hogwild.Schedulers.Tests.Changes;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Workers of several nodes, some or all of which are away for a while.</summary>
public class AwayWorkersTests
{
    private const long Until = 60 * Runs.Step;

    // Of a worker of several nodes and a rule with messages along arcs, half an activation is news too, a tick or two before the rest.
    private const long Slack = 3;

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Those_of_a_worker_that_are_there_act_at_once(
        Instance instance, WorldScript script, byte parts, byte number, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, moves) = (model.Data.Graph, model.Moving!.World);
        var partition = Partition.ByBreadth(graph, 1 + (parts % 4));
        var schedule = Runs.Record(
            graph, model.Rule, new Changing(new WorkerScheduler(WorkerSchedulerTests.Plain(number, seed), partition)), Until);
        var acting = Enumerable.Range(0, schedule.Count).Select(index => (schedule[index].Time, schedule[index].Node)).ToHashSet();
        foreach (var (time, node) in acting)
        {
            Assert.False(IsAway(moves, node, time));
            foreach (var other in partition.NodesOf(partition.PartOf(node)))
            {
                Assert.Equal(!IsAway(moves, other, time), acting.Contains((time, other)));
            }
        }
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Nobody_reads_less_of_one_node_of_a_worker_than_of_another(
        Instance instance, WorldScript script, byte parts, byte number, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var partition = Partition.ByBreadth(model.Data.Graph, 1 + (parts % 4));
        AssertNobodyReadsLess(partition, model.Rule, WorkerSchedulerTests.Plain(number, seed));
    }

    [Fact]
    public void Nor_where_one_leaves_between_two_exchanges()
    {
        // All but 2 - 3 are neighbours, and 2 and 3 the other worker. Node 1 is away from the second exchange of a turn to that of another.
        var graph = new GraphBuilder(4).AddEdge(0, 1).AddEdge(0, 2).AddEdge(0, 3).AddEdge(1, 2).AddEdge(1, 3).Build();
        (int, int)[] arcs = [(1, 0), (0, 1), (2, 1), (1, 2), (3, 1), (1, 3)];
        var rule = new TimetabledRule(
            1, int.MaxValue,
            new WorldChange(60) { Left = [1], Gone = arcs }, new WorldChange(130) { Joined = [1], Back = arcs });
        var schedule = AssertNobodyReadsLess(Partition.Of(graph, [0, 0, 1, 1]), rule, new Synchronous(Runs.Step));

        // The messages of the first exchange are version 11, of which nothing had been sent.
        var back = Enumerable.Range(0, schedule.Count).Single(index => schedule[index].Time == 130 && schedule[index].Node == 2);
        Assert.Equal([24, 11], schedule[back].Read.ToArray());
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Messages_are_those_of_the_activations_of_workers_along_what_is_there(
        Instance instance, WorldScript script, byte parts, byte number, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, moves) = (model.Data.Graph, model.Moving!.World);
        var partition = Partition.ByBreadth(graph, 1 + (parts % 5));
        var recording = new Recording(new Changing(new WorkerScheduler(WorkerSchedulerTests.Plain(number, seed), partition)));
        var run = new Run(graph, model.Rule, recording);
        var replay = new WorkerMeter(partition, model.Rule);
        var sent = Read(run, new WorkerMeter(partition, model.Rule));
        var (schedule, acted) = (recording.Schedule, new SortedSet<(long Time, int Worker)>());
        for (var index = 0; index < schedule.Count; index++)
        {
            var worker = partition.PartOf(schedule[index].Node);
            if (partition.NodesOf(worker).Length == 1 || schedule[index].Exchange != Exchange.Messages)
            {
                acted.Add((schedule[index].Time, worker));
            }
        }

        Assert.Equal(acted.Sum(turn => partition.Quotient.OutArcs(turn.Worker).ToArray().Count(arc => Carries(arc, turn.Time))), sent);
        Assert.Equal(sent, Read(new Run(graph, model.Rule, new Changing(new Replay(schedule))), replay));

        bool Carries(int cut, long time) => Enumerable.Range(0, graph.ArcCount).Any(
            arc => partition.QuotientArc(arc) == cut && IsThere(moves, (graph.Source(arc), graph.Target(arc)), time));

        long Read(Run from, WorkerMeter meter)
        {
            foreach (var epoch in model.Moving.Epochs.Where(epoch => epoch < Until))
            {
                from.Through(epoch - 1);
                meter.Change(from.Network, epoch);
            }

            from.Until(Until);
            return meter.Read(from.Network).Messages;
        }
    }

    [Fact]
    public void Who_comes_back_between_two_exchanges_has_sent_as_often_as_he_acted()
    {
        // 0 - 1 | 2, and both of the first worker are away from before a turn to the middle of another: 6 turns before, 4 from then on.
        var (graph, rule, partition) = TwoLeave(65, 130);
        var run = new Run(graph, rule, new Changing(new WorkerScheduler(new Synchronous(Runs.Step, pipelined: true), partition)));
        var meter = new WorkerMeter(partition, rule);
        foreach (var change in rule.Changes)
        {
            run.Through(change.Time - 1);
            meter.Change(run.Network, change.Time);
        }

        run.Through(160);
        Assert.Equal((6 + 4) * 2, meter.Read(run.Network).Messages);
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Who_waits_reads_nothing_that_is_too_old_and_waits_for_nobody_who_is_not_there(
        Instance instance, WorldScript script, byte parts, byte loss, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, moves) = (model.Data.Graph, model.Moving!.World);
        var partition = Partition.ByBreadth(graph, 1 + (parts % 4));
        var waiting = new Waiting(new Physical(ChangingTests.Far(loss / 500.0), new Draws(seed)), Runs.Seven, Runs.Step);
        var scheduler = new Monitored(new Changing(new WorkerScheduler(waiting, partition)));
        Runs.Run(graph, model.Rule, scheduler, Until, out var run);
        scheduler.Monitor!.End(Until - 1);
        Assert.InRange(scheduler.Monitor.Seen.Staleness, 0, (7 * Runs.Step) - 1 + Slack);
        foreach (var node in Enumerable.Range(0, graph.NodeCount).Where(run.IsParked))
        {
            var (from, to) = (partition.PartOf(scheduler.WaitsFor(node)), partition.PartOf(node));
            Assert.Contains(Enumerable.Range(0, graph.ArcCount), arc => IsThere(moves, (graph.Source(arc), graph.Target(arc)), Until - 1)
                && (partition.PartOf(graph.Source(arc)), partition.PartOf(graph.Target(arc))) == (from, to));
        }
    }

    [Fact]
    public void Messages_that_were_not_sent_supersede_nothing()
    {
        // 0 - 1 | 2, and both of the first worker leave between two exchanges, and come back between two others.
        var (graph, rule, partition) = TwoLeave(60, 130);
        var probe = new Probe(new Synchronous(Runs.Step));
        var run = new Run(graph, rule, new Changing(new WorkerScheduler(probe, partition)));
        run.Through(120);
        Assert.Equal((50, Ticks.Never), (probe.Workers.Superseded(0, 4), probe.Workers.Superseded(0, 5)));
        run.Through(130);
        Assert.Equal((130, Ticks.Never), (probe.Workers.Superseded(0, 5), probe.Workers.Superseded(0, 13)));
    }

    [Fact]
    public void A_worker_is_at_the_first_layer_of_those_that_are_there()
    {
        // 0 - 1 | 2 - 3. Node 0 is away in the second of three turns, and begins again; the other worker is away as a whole in that turn.
        var graph = new GraphBuilder(4).AddEdge(0, 1).AddEdge(1, 2).AddEdge(2, 3).Build();
        (int, int)[] arcs = [(1, 0), (0, 1), (2, 1), (1, 2), (3, 2), (2, 3)];
        var rule = new TimetabledRule(
            0, 3,
            new WorldChange(15) { Left = [0, 2, 3], Gone = arcs }, new WorldChange(25) { Joined = [0, 2, 3], Back = arcs });
        var probe = new Probe(new Synchronous(Runs.Step));
        var run = new Run(graph, rule, new Changing(new WorkerScheduler(probe, Partition.Of(graph, [0, 0, 1, 1]))));
        run.Through(20);
        Assert.Equal((false, 1), (probe.Workers.IsFinished(1), probe.Workers.Layer(1)));
        run.Through(40);
        Assert.Equal((false, 2), (probe.Workers.IsFinished(0), probe.Workers.Layer(0)));
        Assert.True(run.Network.IsFinished(1));
        run.Through(60);
        Assert.True(probe.Workers.IsFinished(0) && probe.Workers.IsFinished(1));
        Assert.Equal([(10, 0), (20, 1), (30, 1), (40, 1), (50, 2)], probe.Turns[0]);
        Assert.Equal([(10, 0), (30, 1), (40, 1), (50, 2)], probe.Turns[1]);
    }

    /// <summary>0 - 1 | 2, and both nodes of the first worker are away for a while.</summary>
    private static (Graph Graph, TimetabledRule Rule, Partition Partition) TwoLeave(long from, long to)
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        (int, int)[] arcs = [(1, 0), (0, 1), (2, 1), (1, 2)];
        var rule = new TimetabledRule(
            1, int.MaxValue, new WorldChange(from) { Left = [0, 1], Gone = arcs }, new WorldChange(to) { Joined = [0, 1], Back = arcs });
        return (graph, rule, Partition.Of(graph, [0, 0, 1]));
    }

    private static Schedule AssertNobodyReadsLess(Partition partition, IUpdateRule rule, IScheduler inner)
    {
        var (graph, moves) = (partition.Graph, rule.Changes);
        var schedule = Runs.Record(graph, rule, new Changing(new WorkerScheduler(inner, partition)), Until);
        var published = Staleness.Born(schedule);
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var sources = graph.InNeighbours(decision.Node);
            for (var slot = 0; slot < sources.Length; slot++)
            {
                for (var other = 0; other < sources.Length; other++)
                {
                    if (Stays(sources[slot], decision.Node) && partition.PartOf(sources[slot]) == partition.PartOf(sources[other])
                        && decision.Read[other] >= 0)
                    {
                        var (heard, times) = (published[sources[slot]][decision.Read[slot]], published[sources[other]]);
                        Assert.True(times.Count == decision.Read[other] + 1 || times[decision.Read[other] + 1] > heard);
                        Assert.True(!Stays(sources[other], decision.Node) || times[decision.Read[other]] == heard);
                    }
                }
            }
        }

        return schedule;

        bool Stays(int source, int node) => !moves.Any(change => change.Left.Contains(source) || change.Joined.Contains(source)
            || change.Gone.Contains((source, node)) || change.Back.Contains((source, node)));
    }

    private static bool IsAway(IEnumerable<WorldChange> moves, int node, long time) => moves.LastOrDefault(change => change.Time <= time
        && (change.Left.Contains(node) || change.Joined.Contains(node)))?.Left.Contains(node) == true;

    private static bool IsThere(IEnumerable<WorldChange> moves, (int, int) arc, long time) => moves.LastOrDefault(
        change => change.Time <= time && (change.Gone.Contains(arc) || change.Back.Contains(arc)))?.Gone.Contains(arc) != true;

    private static class Drawn
    {
        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(Instances.Ignn(6).Generator, Instances.Energy(5, 1).Generator), _ => []);

        public static Arbitrary<WorldScript> Script() => WorldScripts.Any(mostSteps: 20);
    }

    /// <summary>Notes at which layers workers act.</summary>
    private sealed class Probe(IScheduler inner) : SchedulerWrapper(inner)
    {
        public IWorld Workers => World;

        public List<(long Time, int Layer)>[] Turns { get; } = [[], []];

        public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
        {
            Turns[activation.Node].Add((activation.Time, activation.Layer));
            return base.Activate(ref activation, read, newest);
        }
    }
}
