using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Schedulers.Tests.Changes;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Workers in worlds where edges and nodes come and go: the two ends are known there too.</summary>
public class MovingWorkersTests
{
    private const long Until = 60 * Runs.Step;

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void A_worker_a_node_is_the_other_scheduler(Instance instance, WorldScript script, byte number, ulong seed) =>
        AssertSame(ChangingTests.In(instance, script), () => WorkerSchedulerTests.Plain(number, seed));

    [Property(MaxTest = 300, Arbitrary = [typeof(Drawn)])]
    public void So_it_is_in_every_physical_world(Instance instance, WorldScript script, ulong seed) => AssertSame(
        ChangingTests.In(instance, script), () => new Physical(Worlds.Random(seed) with { Threshold = null }, new Draws(seed)));

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void One_worker_computes_synchronously(Instance instance, WorldScript script)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var alone = new WorkerScheduler(new Synchronous(Runs.Step, pipelined: true), Partition.ByBreadth(graph, 1));
        var (run, exact) = (new Run(graph, rule, new Changing(alone)), new Run(graph, rule, new Changing(new Synchronous(Runs.Step))));
        for (var time = Runs.Step; time < Until; time += Runs.Step)
        {
            run.Through(time);
            exact.Through(time);
            Assert.Equal(exact.Network.States(), run.Network.States());
            Assert.Equal(exact.Network.MacroIteration, run.Network.MacroIteration);
        }

        Assert.Equal(exact.Network.Updates, run.Network.Updates);
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void What_workers_did_is_replayed(Instance instance, WorldScript script, byte parts, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var world = new Physical(Worlds.Random(seed) with { Threshold = null }, new Draws(seed));
        var recording = new Recording(new Changing(new WorkerScheduler(world, Partition.ByHash(graph, 1 + (parts % 4)))));
        var first = Runs.Run(graph, rule, recording, Until);
        var again = Runs.Run(graph, rule, new Changing(new Replay(recording.Schedule)), Until);
        Assert.Equal(first.Fingerprint, again.Fingerprint);
        Assert.Equal(first.States(), again.States());
        Assert.Equal(first.MacroIteration, again.MacroIteration);
    }

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void In_how_many_parts_a_run_advances_changes_nothing(
        Instance instance, WorldScript script, byte parts, byte number, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var whole = Runs.Run(graph, rule, Create(), Until);
        var pieces = new Run(graph, rule, Create());
        for (var end = 0L; end < Until; end += 7)
        {
            pieces.Until(end);
        }

        pieces.Until(Until);
        Assert.Equal(whole.Fingerprint, pieces.Network.Fingerprint);
        Assert.Equal(whole.States(), pieces.Network.States());

        Changing Create() => new(
            new WorkerScheduler(WorkerSchedulerTests.Plain(number, seed), Partition.ByBreadth(graph, 1 + (parts % 4))));
    }

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void Bounds_are_kept(Instance instance, WorldScript script, byte parts, byte number, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var partition = Partition.ByBreadth(model.Data.Graph, 1 + (parts % 5));
        var inner = Runs.Scheduler(12 + (number % 5), seed);
        var monitored = new Monitored(new Changing(new WorkerScheduler(inner, partition)), 7 * Runs.Step);
        new Run(model.Data.Graph, model.Rule, monitored).Until(Until);
        monitored.Monitor!.End(Until - 1);
        Assert.Equal(0, monitored.Monitor.Seen.Violations);
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Drawn)])]
    public void Messages_of_a_worker_a_node_are_those_of_nodes(Instance instance, WorldScript script, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var partition = Partition.ByHash(graph, int.MaxValue);
        var run = new Run(graph, rule, new Changing(new WorkerScheduler(new Poisson(Runs.Step, 15, new Draws(seed)), partition)));
        var meter = new WorkerMeter(partition, rule);
        foreach (var epoch in model.Moving!.Epochs.Where(epoch => epoch < Until))
        {
            run.Through(epoch - 1);
            meter.Change(run.Network, epoch);
            Assert.Equal(run.Network.MessagesSent, meter.Read(run.Network).Messages);
        }

        run.Until(Until);
        var traffic = meter.Read(run.Network);
        Assert.Equal(run.Network.MessagesSent, traffic.Messages);
        Assert.Equal(sizeof(double) * (rule.SharedSize + rule.ArcSize) * traffic.Messages, traffic.Bytes);
    }

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
            Assert.False(IsAway(node, time));
            foreach (var other in partition.NodesOf(partition.PartOf(node)))
            {
                Assert.Equal(!IsAway(other, time), acting.Contains((time, other)));
            }
        }

        bool IsAway(int node, long time) => moves.LastOrDefault(change => change.Time <= time
            && (change.Left.Contains(node) || change.Joined.Contains(node)))?.Left.Contains(node) == true;
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Nobody_reads_less_of_one_node_of_a_worker_than_of_another(
        Instance instance, WorldScript script, byte parts, byte number, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, moves) = (model.Data.Graph, model.Moving!.World);
        var partition = Partition.ByBreadth(graph, 1 + (parts % 4));
        var schedule = Runs.Record(
            graph, model.Rule, new Changing(new WorkerScheduler(WorkerSchedulerTests.Plain(number, seed), partition)), Until);
        var published = Enumerable.Range(0, graph.NodeCount).Select(_ => new List<long> { 0 }).ToArray();
        for (var index = 0; index < schedule.Count; index++)
        {
            published[schedule[index].Node].Add(schedule[index].Time);
        }

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

        bool Stays(int source, int node) => !moves.Any(change => change.Left.Contains(source) || change.Joined.Contains(source)
            || change.Gone.Contains((source, node)) || change.Back.Contains((source, node)));
    }

    [Fact]
    public void What_workers_have_is_told_through_an_edge_that_appears_and_nothing_is_sent_through_one_that_is_gone()
    {
        // 0 - 1 | 2 - 3 with the edges 1 - 2 and 0 - 3 between them; news of a worker take 35 ticks.
        var dense = new double[,] { { 0, 0.2, 0, 0.2 }, { 0.2, 0, 0.2, 0 }, { 0, 0.2, 0, 0.2 }, { 0.2, 0, 0.2, 0 } };
        var rule = new LinearRule(SparseMatrix.FromDense(dense), [1, 1, 1, 1], new double[4]);
        (int, int)[] near = [(1, 2), (2, 1)], far = [(0, 3), (3, 0)];
        var moving = new MovingData(ModelFactory.Linear("linear", rule).Data, [
            new DataChange(new WorldChange(0) { Gone = far }),
            new DataChange(new WorldChange(105) { Back = far }),
            new DataChange(new WorldChange(155) { Gone = [.. near, .. far] }),
            new DataChange(new WorldChange(205) { Back = near }),
        ]);
        var model = MovingModels.Of(ModelFactory.Linear("linear", rule), moving);
        var (graph, partition) = (moving.Data.Graph, Partition.Of(moving.Data.Graph, [0, 0, 1, 1]));
        var ten = TimeSpan.FromTicks(10);
        var world = new PhysicalWorld(new PeriodicClock(ten, ten), new Link(new Constant(TimeSpan.FromTicks(35))));
        var recording = new Recording(new Changing(new WorkerScheduler(new Physical(world, new Draws(1)), partition)));
        var run = new Run(graph, model.Rule, recording);
        var meter = new WorkerMeter(partition, model.Rule);
        foreach (var epoch in moving.Epochs)
        {
            run.Through(epoch - 1);
            meter.Change(run.Network, epoch);
        }

        run.Until(241);
        var schedule = recording.Schedule;
        Assert.Equal([(-1, 6), (10, 7), (10, 10), (-1, -1), (-1, 20), (-1, 20)], [.. new long[] { 100, 110, 140, 160, 210, 240 }.Select(
            time => (Read(0, 3, time), Read(1, 2, time)))]);

        // A message a worker and turn but in the five turns in which no edge led to the other one; of one node, and of both in five turns.
        Assert.Equal(new WorkerTraffic(2 * 19, 2 * 8 * (19 + 5)), meter.Read(run.Network));

        int Read(int node, int source, long time)
        {
            var index = Enumerable.Range(0, schedule.Count).Single(k => schedule[k].Node == node && schedule[k].Time == time);
            return schedule[index].Read[graph.InNeighbours(node).IndexOf(source)];
        }
    }

    private static void AssertSame(Model model, Func<IScheduler> create)
    {
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var alone = new Run(graph, rule, new Changing(create()), new EventKernel());
        var each = new Run(graph, rule, new Changing(new WorkerScheduler(create(), Partition.ByHash(graph, int.MaxValue))));
        foreach (var end in new[] { 0, 37, 180, Until })
        {
            alone.Until(end);
            each.Until(end);
            Assert.Equal(alone.Network.States(), each.Network.States());
            Assert.Equal(
                (alone.Network.Fingerprint, alone.Network.MacroIteration, alone.Network.Updates, alone.Network.MessagesSent),
                (each.Network.Fingerprint, each.Network.MacroIteration, each.Network.Updates, each.Network.MessagesSent));
        }
    }

    private static class Drawn
    {
        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(Instances.Ignn(6).Generator, Instances.Energy(5, 1).Generator), _ => []);

        public static Arbitrary<WorldScript> Script() => WorldScripts.Any(mostSteps: 20);
    }
}
