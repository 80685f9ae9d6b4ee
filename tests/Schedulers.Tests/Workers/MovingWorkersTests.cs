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

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void So_it_is_where_nodes_wait(Instance instance, WorldScript script, ulong seed) => AssertSame(
        ChangingTests.In(instance, script),
        () => new Waiting(new Physical(ChangingTests.Far(0.1), new Draws(seed)), Runs.Seven, Runs.Step));

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
        var network = Runs.Run(model.Data.Graph, model.Rule, monitored, Until);
        monitored.Monitor!.End(Until - 1, network.IsFinished);
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

    private static void AssertSame(Model model, Func<IScheduler> create) =>
        SameRuns.AssertSame(model.Data.Graph, model.Rule, create, Until, scheduler => new Changing(scheduler));

    private static class Drawn
    {
        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(
                Instances.Ignn(6).Generator,
                Instances.Energy(5, 1).Generator,
                Instances.Gcn(6, layers: 4).Generator,
                Instances.Gcn(6, layers: 3).Generator.Select(Passes)), _ => []);

        public static Arbitrary<WorldScript> Script() => WorldScripts.Any(mostSteps: 20);

        private static Instance Passes(Instance layered) => Hogwild.Testing.Instance.FromData(
            layered.Model.Data, data => ModelFactory.Passes(ModelFactory.Gcn("gcn", data, layered.Weights!)));
    }
}
