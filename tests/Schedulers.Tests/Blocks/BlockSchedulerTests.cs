using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// Who decides for workers and looks at states: with a worker a node it is whoever decides for nodes, and what the rule of workers says
/// that they compute is what their nodes do.
/// </summary>
public class BlockSchedulerTests
{
    private const long Until = 200;

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 150)]
    public void A_worker_a_node_decides_as_a_node_does(Graph graph, byte kind, bool layered, bool isWhole)
    {
        IUpdateRule rule = layered ? new LayeredRule(5) : new DampedRule(0.9, edgeWise: kind % 2 == 0);
        var each = Partition.ByHash(graph, int.MaxValue);
        var wanted = Wanted(graph, rule, isWhole);
        var alone = new Recording(Adversary(kind, wanted));
        var blocks = new Recording(new BlockScheduler(Adversary(kind, BlockScheduler.Wanted(wanted, each, rule)), each));
        var (one, other) = (new Run(graph, rule, alone), new Run(graph, rule, blocks));
        one.Until(Until);
        other.Until(Until);
        Assert.Equal(one.Network.States(), other.Network.States());
        Assert.Equal(one.Network.Fingerprint, other.Network.Fingerprint);
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 150)]
    public void Nodes_of_workers_do_what_the_rule_of_workers_says(
        Graph graph, int parts, bool edgeWise, bool layered, int number, ulong seed)
    {
        IUpdateRule rule = layered ? new LayeredRule(3) : new DampedRule(0.9, edgeWise);
        var partition = Partition.ByHash(graph, 1 + Math.Abs(parts % 4));
        var layout = new BlockLayout(partition, rule);
        if (rule.ArcSize > 0 && partition.Count == graph.NodeCount)
        {
            return;
        }

        var nodes = new Run(graph, rule, new WorkerScheduler(Deciding(), partition));
        var workers = new Run(partition.Quotient, new WorkerRule(rule, layout), Deciding());
        nodes.Until(Until);
        workers.Until(Until);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Assert.Equal(
                workers.Network.State(partition.PartOf(node))[layout.StateOf(node)].ToArray(), nodes.Network.State(node).ToArray());
        }

        // Two exchanges are decided at the first one, a tick early, which makes no difference on a grid.
        IScheduler Deciding() => rule.ArcSize == 0
            ? WorkerSchedulerTests.Plain(number, seed) : Runs.Scheduler(12 + Math.Abs(number % 4), seed);
    }

    /// <summary>What an adversary of workers did is a schedule of workers, and repeats the nodes' to the bit.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 150)]
    public void What_an_adversary_of_workers_decides_is_replayed_for_workers_and_for_nodes(Graph graph, int parts, byte kind, bool edgeWise)
    {
        var rule = new DampedRule(0.9, edgeWise);
        var partition = Partition.ByBreadth(graph, 1 + Math.Abs(parts % 4));
        var inner = new Recording(Adversary(kind, BlockScheduler.Wanted(Wanted(graph, rule, kind % 3 == 0), partition, rule)));
        var outer = new Recording(new BlockScheduler(inner, partition));
        var run = new Run(graph, rule, outer);
        run.Until(Until);
        var decided = inner.Schedule;
        Assert.All(Enumerable.Range(0, decided.Count), index => Assert.Equal(0, decided[index].Time % Runs.Step));
        IScheduler[] replays = [new Replay(outer.Schedule), new WorkerScheduler(new Replay(inner.Schedule), partition)];
        foreach (var scheduler in replays)
        {
            var again = new Run(graph, rule, scheduler);
            again.Until(Until);
            Assert.Equal(run.Network.Fingerprint, again.Network.Fingerprint);
            Assert.Equal(run.Network.States(), again.Network.States());
        }
    }

    private static IObjective Wanted(Graph graph, IUpdateRule rule, bool isWhole)
    {
        var squares = new SquaredDistance(new double[graph.NodeCount * rule.StateSize]);
        return isWhole ? new Whole(squares) : squares;
    }

    internal static IScheduler Adversary(byte kind, IObjective objective)
    {
        var bound = Bound.InTime(TimeSpan.FromTicks(3 * Runs.Step));
        return (kind % 3) switch
        {
            0 => new GreedyAdversary(bound, Runs.Step, objective),
            1 => new LookAheadAdversary(bound, Runs.Step, objective, effort: 100),
            _ => new MaximalStaleness(bound, Runs.Step),
        };
    }

    /// <summary>The same, but for whoever does not know that it is a sum over nodes.</summary>
    private sealed class Whole(IObjective of) : IObjective
    {
        public double Total(ReadOnlySpan<double> states, int stateSize) => of.Total(states, stateSize);
    }
}
