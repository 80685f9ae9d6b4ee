using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Schedulers.Tests.Changes;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Who decides for workers and looks at states, where edges and nodes come and go.</summary>
public class MovingBlocksTests
{
    private const long Until = 60 * Runs.Step;

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void Whoever_stands_around_workers_they_are_together(Instance instance, WorldScript script, byte parts, byte number, ulong seed)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, rule, partition) = (model.Data.Graph, model.Rule, Partition.ByHash(model.Data.Graph, 1 + (parts % 4)));
        var plain = Runs.Run(graph, rule, new Changing(new WorkerScheduler(Inner(), partition)), Until);
        var wrapped = Runs.Run(graph, rule, new Changing(new Recording(new WorkerScheduler(Inner(), partition))), Until);
        var blocks = Runs.Run(graph, rule, new Changing(new BlockScheduler(Inner(), partition)), Until);
        foreach (var other in new[] { wrapped, blocks })
        {
            Assert.Equal(plain.Fingerprint, other.Fingerprint);
            Assert.Equal(plain.States(), other.States());
        }

        IScheduler Inner() => Runs.Scheduler(12 + (number % 4), seed);
    }

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void An_adversary_of_workers_keeps_its_bound_and_replays(Instance instance, WorldScript script, byte parts, byte kind)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, rule, partition) = (model.Data.Graph, model.Rule, Partition.ByHash(model.Data.Graph, 1 + (parts % 7)));
        var wanted = BlockScheduler.Wanted(Squares(model), partition, rule);
        var recording = new Recording(new Changing(new BlockScheduler(BlockSchedulerTests.Adversary(kind, wanted), partition)));
        var monitored = new Monitored(recording, 3 * Runs.Step);
        var run = Runs.Run(graph, rule, monitored, Until);
        monitored.Monitor!.End(Until - 1, run.IsFinished);
        Assert.Equal(0, monitored.Monitor.Seen.Violations);
        var again = Runs.Run(graph, rule, new Changing(new Replay(recording.Schedule)), Until);
        Assert.Equal(run.Fingerprint, again.Fingerprint);
        Assert.Equal(run.States(), again.States());
    }

    /// <summary>Who is away for good while its worker has nothing left to do once counted as late.</summary>
    [Property(MaxTest = 1, Replay = "3055788558743765322,625294476350267209,48", Arbitrary = [typeof(Drawn)])]
    public void Also_where_somebody_of_a_worker_leaves_for_good(Instance instance, WorldScript script, byte parts, byte kind) =>
        An_adversary_of_workers_keeps_its_bound_and_replays(instance, script, parts, kind);

    [Property(MaxTest = 100, Arbitrary = [typeof(Drawn)])]
    public void A_worker_a_node_decides_as_a_node_does(Instance instance, WorldScript script, byte kind)
    {
        var model = ChangingTests.In(instance, script);
        var (graph, rule, each) = (model.Data.Graph, model.Rule, Partition.ByHash(model.Data.Graph, int.MaxValue));
        var squares = Squares(model);
        var alone = Runs.Run(graph, rule, new Changing(BlockSchedulerTests.Adversary(kind, squares)), Until);
        var wanted = BlockScheduler.Wanted(squares, each, rule);
        var blocks = Runs.Run(graph, rule, new Changing(new BlockScheduler(BlockSchedulerTests.Adversary(kind, wanted), each)), Until);
        Assert.Equal(alone.Fingerprint, blocks.Fingerprint);
        Assert.Equal(alone.States(), blocks.States());
    }

    private static SquaredDistance Squares(Model model) => new(new double[model.Data.Graph.NodeCount * model.Rule.StateSize]);

    private static class Drawn
    {
        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(Instances.Ignn(6).Generator, Instances.Energy(5, 1).Generator, Instances.Gcn(6, layers: 4).Generator), _ => []);

        public static Arbitrary<WorldScript> Script() => WorldScripts.Any(mostSteps: 20);
    }
}
