using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// The two ends are known: a worker a node is what the other scheduler decides for nodes, and one worker is the exact synchronous
/// computation. In between nodes of a worker act at once and read what is newest within.
/// </summary>
public class WorkerSchedulerTests
{
    private const long Until = 500;

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public void A_worker_a_node_is_the_other_scheduler(Graph graph, int number, ulong seed) =>
        AssertSame(graph, new DampedRule(0.9), () => Plain(number, seed));

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void So_it_is_with_messages_along_arcs(Graph graph, int number, ulong seed) =>
        AssertSame(graph, new DampedRule(0.9, edgeWise: true), () => Plain(number, seed));

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public void So_it_is_with_layers(Graph graph, int number, ulong seed) =>
        AssertSame(graph, new LayeredRule(3), () => Plain(number, seed));

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 500)]
    public void So_it_is_in_every_world(Graph graph, ulong seed) =>
        AssertSame(graph, new DampedRule(0.9), () => new Physical(Worlds.Random(seed) with { Threshold = null }, new Draws(seed)));

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 100)]
    public void One_worker_computes_synchronously(Graph graph, bool edgeWise, int number, ulong seed)
    {
        var (rule, alone) = (new DampedRule(0.9, edgeWise), Partition.ByBreadth(graph, 1));
        var run = new Run(graph, rule, new WorkerScheduler(Plain(number, seed), alone));
        run.Until(Until);
        var rounds = run.Network.Updates / Math.Max(1, graph.NodeCount);
        var exact = new Run(graph, rule, new Synchronous(Runs.Step));
        exact.Until((rounds * Runs.Step) + 1);
        Assert.Equal(exact.Network.States(), run.Network.States());
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void Nodes_of_a_worker_act_at_once_and_read_what_is_newest_within(
        Graph graph, int parts, bool edgeWise, int number, ulong seed)
    {
        var partition = Partition.ByHash(graph, 1 + Math.Abs(parts % 4));
        var recording = new Recording(new WorkerScheduler(Plain(number, seed), partition));
        var run = new Run(graph, new DampedRule(0.9, edgeWise), recording);
        run.Until(Until);
        var (schedule, acted) = (recording.Schedule, new int[graph.NodeCount]);
        var counts = new Dictionary<(int Worker, long Time), int>();
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var worker = partition.PartOf(decision.Node);
            counts[(worker, decision.Time)] = counts.GetValueOrDefault((worker, decision.Time)) + 1;
            var sources = graph.InNeighbours(decision.Node);
            for (var slot = 0; slot < sources.Length; slot++)
            {
                if (partition.PartOf(sources[slot]) == worker)
                {
                    Assert.Equal(acted[decision.Node], decision.Read[slot]);
                }
            }

            acted[decision.Node]++;
        }

        Assert.All(counts, item => Assert.Equal(partition.NodesOf(item.Key.Worker).Length, item.Value));
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void What_workers_did_is_replayed(Graph graph, int parts, bool edgeWise, ulong seed)
    {
        var partition = Partition.ByHash(graph, 1 + Math.Abs(parts % 4));
        var world = Worlds.Random(seed) with { Threshold = null };
        var recording = new Recording(new WorkerScheduler(new Physical(world, new Draws(seed)), partition));
        var run = new Run(graph, new DampedRule(0.9, edgeWise), recording);
        run.Until(Until);
        var again = new Run(graph, new DampedRule(0.9, edgeWise), new Replay(recording.Schedule));
        again.Until(Until);
        Assert.Equal(run.Network.Fingerprint, again.Network.Fingerprint);
        Assert.Equal(run.Network.States(), again.Network.States());
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void Bounds_are_kept(Graph graph, int parts, bool edgeWise, int number, ulong seed)
    {
        var partition = Partition.ByBreadth(graph, 1 + Math.Abs(parts % 5));
        var inner = Runs.Scheduler(12 + Math.Abs(number % 5), seed);
        var monitored = new Monitored(new WorkerScheduler(inner, partition), 7 * Runs.Step);
        new Run(graph, new DampedRule(0.9, edgeWise), monitored).Until(Until);
        monitored.Monitor!.End(Until - 1);
        Assert.Equal(0, monitored.Monitor.Seen.Violations);
    }

    [Fact]
    public void So_they_are_in_the_second_exchange_where_activations_are_a_tick_apart()
    {
        var graph = new GraphBuilder(5).AddEdge(0, 2).AddEdge(0, 3).AddEdge(0, 4).AddEdge(1, 2).AddEdge(1, 3).AddEdge(1, 4).AddEdge(2, 3)
            .Build();
        for (var seed = 0UL; seed < 300; seed++)
        {
            var workers = new WorkerScheduler(Runs.Scheduler(16, seed), Partition.Of(graph, [0, 1, 0, 2, 3]));
            var monitored = new Monitored(workers, 7 * Runs.Step);
            new Run(graph, new DampedRule(0.9, edgeWise: true), monitored).Until(Until);
            monitored.Monitor!.End(Until - 1);
            Assert.Equal((seed, 0), (seed, monitored.Monitor.Seen.Violations));
        }
    }

    [Fact]
    public void A_message_a_pair_of_workers_carries_the_states_that_are_read()
    {
        // 0 - 1 - 2 | 3 - 4 - 5 with the arcs 2 - 3 and 1 - 3 between them.
        var graph = new GraphBuilder(6).AddEdge(0, 1).AddEdge(1, 2).AddEdge(2, 3).AddEdge(1, 3).AddEdge(3, 4).AddEdge(4, 5).Build();
        var partition = Partition.Of(graph, [7, 7, 7, 4, 4, 4]);
        Assert.Equal((2, 4, 2), (partition.Count, partition.CutArcs, partition.Quotient.ArcCount));
        foreach (var (edgeWise, bytes) in new[] { (false, 8 * (2 + 1)), (true, 8 * (2 + 1 + 4)) })
        {
            var run = new Run(graph, new DampedRule(0.9, edgeWise), new WorkerScheduler(new Synchronous(Runs.Step), partition));
            run.Until((10 * Runs.Step) + 1);
            Assert.Equal(new WorkerTraffic(20, 10 * bytes), new WorkerMeter(partition, new DampedRule(0.9, edgeWise)).Read(run.Network));
        }
    }

    [Fact]
    public void A_worker_that_loses_its_state_begins_again_as_a_whole()
    {
        var graph = new GraphBuilder(4).AddEdge(0, 1).AddEdge(1, 2).AddEdge(2, 3).Build();
        var once = new FaultTimes.Once(TimeSpan.FromTicks(95), TimeSpan.FromTicks(10));
        var world = new PhysicalWorld(new PeriodicClock(TimeSpan.FromTicks(10)), new Link(new Constant(TimeSpan.FromTicks(1))))
        {
            Faults = new FaultPlan([new NodeFault(NodeSet.Of((0, 0)), once, RestartState.Lost, false)], [])
            {
                Until = TimeSpan.FromTicks(Until),
            },
        };
        var recording = new Recording(new WorkerScheduler(new Physical(world, new Draws(1)), Partition.Of(graph, [0, 0, 1, 1])));
        new Run(graph, new DampedRule(0.9), recording).Until(Until);
        var schedule = recording.Schedule;
        var restarts = new List<(int Node, long Time, int Read)>();
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            if (decision.OwnLag > 0)
            {
                restarts.Add((decision.Node, decision.Time, decision.Read[0]));
            }
        }

        Assert.Equal([(0, 105, 0), (1, 105, 0)], restarts);
    }

    /// <summary>Schedulers that look at no state, and neither tear reads nor have stale own states or unknown starts.</summary>
    internal static IScheduler Plain(int number, ulong seed)
    {
        int[] numbers = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 26];
        return Runs.Scheduler(numbers[Math.Abs(number % numbers.Length)], seed);
    }

    private static void AssertSame(Graph graph, IUpdateRule rule, Func<IScheduler> create) =>
        SameRuns.AssertSame(graph, rule, create, Until);
}
