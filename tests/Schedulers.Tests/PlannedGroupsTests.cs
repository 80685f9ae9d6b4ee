using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Runs whose activations are computed side by side, held to the same runs event by event: bit for bit.</summary>
public class PlannedGroupsTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public void Groups_give_the_same(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new RoundedRule(graph, 0.2), () => Runs.Scheduler(Worlds[Math.Abs(number % Worlds.Length)], seed), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public void Groups_that_diverge_end_at_the_same_instant(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph,
        () => new RoundedRule(graph, 1e10 + (seed % 7 * 1e30)),
        () => Runs.Scheduler(Worlds[Math.Abs(number % Worlds.Length)], seed),
        seed);

    /// <summary>Messages take less time than there is between activations of neighbours, and several nodes act at an instant.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public void Who_reads_what_another_one_has_just_computed_waits_for_it(Graph graph, bool phased, ulong seed) => PlannedPairs.AssertSame(
        graph,
        () => new RoundedRule(graph, 0.2),
        () => new Physical(
            phased ? new PeriodicClock(Ticks(10), Ticks(3)) : new PoissonClock(Ticks(2)),
            new Link(new Uniform(Ticks(1), Ticks(4)), 0.2),
            new Draws(seed)),
        seed);

    [Theory]
    [InlineData(8, false)]
    [InlineData(11, false)]
    [InlineData(8, true)]
    public void Most_of_a_run_is_groups(int number, bool isMonitored)
    {
        var builder = new GraphBuilder(60);
        for (var node = 0; node < 60; node++)
        {
            builder.AddArc(node, (node + 1) % 60).AddArc(node, (node + 7) % 60);
        }

        var graph = builder.Build();
        var rule = new RoundedRule(graph, 0.2);
        var scheduler = Runs.Scheduler(number, 5);
        var run = new Run(graph, rule, isMonitored ? new Monitored(scheduler) : scheduler);
        run.Until(5_000);
        Assert.InRange(rule.Grouped / (double)run.Network.Activations, 0.8, 1);
    }

    /// <summary>What comes before a failure is published, as event by event, also where it was computed side by side.</summary>
    [Fact]
    public void A_scheduler_that_fails_leaves_what_came_before()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        var runs = new[] { null, new EventKernel() }
            .Select(kernel => new Run(graph, new RoundedRule(graph, 0.2), new FailsLate(), kernel)).ToList();
        var failures = runs.ConvertAll(run => Assert.Throws<ProcessFailedException>(() => run.Until(500)));
        Assert.Equal((2, 202), (failures[0].Entity, failures[0].Time));
        Assert.Equal((2, 202), (failures[1].Entity, failures[1].Time));
        var networks = runs.ConvertAll(run => run.Network);
        Assert.Equal([20, 20, 19], Enumerable.Range(0, 3).Select(networks[1].Version));
        Assert.Equal(Enumerable.Range(0, 3).Select(networks[1].Version), Enumerable.Range(0, 3).Select(networks[0].Version));
        Assert.Equal(networks[1].States(), networks[0].States());
        Assert.Equal((networks[1].MacroIteration, networks[1].MessagesSent), (networks[0].MacroIteration, networks[0].MessagesSent));
    }

    /// <summary>The rule of the reference workload: what stands in columns, weights and sums of vectors, together.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 60)]
    public void An_implicit_network_gives_the_same(Graph graph, byte blocks, int number, ulong seed)
    {
        var size = 8 * (1 + (blocks % 4));
        var draws = new Draws(seed);
        double[] Drawn(int count, ulong entity) =>
            [.. Enumerable.Range(0, count).Select(at => draws.Uniform(Purpose.Data, entity, at) - 0.5)];
        var data = new GraphData { Graph = graph, FeatureSize = 1, Features = Drawn(graph.NodeCount, 0) };
        var file = new WeightFile();
        file.Tensors.Add("ignn.W", Tensor.Matrix(size, size, [.. Drawn(size * size, 1).Select(value => value / size)]));
        file.Tensors.Add("ignn.U", Tensor.Matrix(1, size, Drawn(size, 2)));
        PlannedPairs.AssertSame(
            graph, () => new IgnnRule(data, file), () => Runs.Scheduler(Worlds[Math.Abs(number % Worlds.Length)], seed), seed);
    }

    // The last of them says itself what is read: there are no groups.
    private static int[] Worlds { get; } = [8, 9, 10, 11, 16];

    private static TimeSpan Ticks(long ticks) => TimeSpan.FromTicks(ticks);

    /// <summary>Nodes act one after the other, and the last one cannot say any more when, after its twentieth activation.</summary>
    private sealed class FailsLate : IScheduler
    {
        public long Retain => 0;

        public Foreknowledge Foreknowledge => Foreknowledge.Arrivals;

        public bool LeavesReads => true;

        public void Start(IWorld world)
        {
        }

        public long Next(int node, int count, long now) => node == 2 && count == 20
            ? throw new ArithmeticException("it is too much") : (10 * (count + 1)) + node;

        public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 25);

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
    }
}
