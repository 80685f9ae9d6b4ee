using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// Runs whose stretches of time are decided before their states are computed, held to the same runs event by event: bit for bit, at every
/// instant at which somebody looks.
/// </summary>
public class PlannedTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 400)]
    public void Every_scheduler_gives_the_same(Graph graph, int number, ulong seed) =>
        PlannedPairs.AssertSame(graph, () => new DampedRule(0.9), () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 400)]
    public void Every_physical_world_gives_the_same(Graph graph, ulong seed) =>
        PlannedPairs.AssertSame(graph, () => new DampedRule(0.9), () => new Physical(Plain(seed), new Draws(seed)), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Every_bounded_physical_world_gives_the_same(Graph graph, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new DampedRule(0.9), () => new Bounded(new Physical(Plain(seed), new Draws(seed)), Runs.Seven, Runs.Step), seed);

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void Messages_along_arcs_give_the_same(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new DampedRule(0.9, edgeWise: true), () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public void A_run_that_diverges_ends_at_the_same_instant(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new DampedRule(1e40), () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Every_run_ends_where_somebody_who_looks_on_throws(Graph graph, int number, ulong seed) => PlannedPairs.AssertEndsSame(
        graph, () => new DampedRule(0.9), () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public void Layers_give_the_same(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new LayeredRule(3), () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), seed);

    [Theory]
    [InlineData(8, false)]
    [InlineData(8, true)]
    [InlineData(11, true)]
    [InlineData(12, false)]
    [InlineData(15, false)]
    [InlineData(16, false)]
    public void Many_nodes_give_the_same(int number, bool inGroups)
    {
        var builder = new GraphBuilder(4_200);
        for (var node = 0; node < 4_200; node++)
        {
            builder.AddArc(node, ((node * 17) + 1) % 4_200);
            builder.AddArc(node, ((node * 5) + 3) % 4_200);
        }

        var graph = builder.Build();
        Network Of(IEventKernel? kernel)
        {
            var rule = inGroups ? (IUpdateRule)new RoundedRule(graph, 0.2) : new DampedRule(0.9);
            var run = new Run(graph, rule, new Monitored(Runs.Scheduler(number, 3), 70), kernel);
            Assert.Equal(kernel is null, run.IsPlanned);
            foreach (var end in new long[] { 1, 60, 300, 301, 500 })
            {
                run.Until(end);
            }

            return run.Network;
        }

        var (ahead, events) = (Of(null), Of(new EventKernel()));
        Assert.Equal(events.States(), ahead.States());
        Assert.Equal((events.Fingerprint, events.MacroIteration), (ahead.Fingerprint, ahead.MacroIteration));
        Assert.Equal(events.CountTraffic(499), ahead.CountTraffic(499));
    }

    [Fact]
    public void A_run_that_finishes_stands_at_its_last_event()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        var runs = new[] { null, new EventKernel() }
            .Select(kernel => new Run(graph, new LayeredRule(3), Runs.Scheduler(0, 1), kernel)).ToList();
        runs.ForEach(run => run.Finish());
        Assert.Equal((30, 30), (runs[0].Now, runs[1].Now));
        Assert.Equal(3, runs[0].Network.Finished);
    }

    [Fact]
    public void A_rule_that_fails_names_node_and_instant_and_the_run_has_ended()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        foreach (var kernel in new[] { null, new EventKernel() })
        {
            var run = new Run(graph, new FailingRule(), Runs.Scheduler(0, 1), kernel);
            var failure = Assert.Throws<ProcessFailedException>(() => run.Until(100));
            Assert.Equal((EventKind.Activation, 1, 20), (failure.Kind, failure.Entity, failure.Time));
            Assert.StartsWith("the run has ended: ", Assert.Throws<InvalidOperationException>(() => run.Until(200)).Message,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(137)]
    public void A_scheduler_that_fails_when_it_is_asked_ahead_ends_the_run_when_its_time_has_come(int end)
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        foreach (var kernel in new[] { null, new EventKernel() })
        {
            var run = new Run(graph, new DampedRule(0.9), new FailingScheduler(), kernel);
            Assert.Equal(kernel is null, run.IsPlanned);
            run.Until(end);
            Assert.Equal((end - 1) / 10, run.Network.Version(0));
            var failure = Assert.Throws<ProcessFailedException>(() => run.Until(500));
            Assert.Equal((EventKind.Activation, 1, 200), (failure.Kind, failure.Entity, failure.Time));
            Assert.Equal(19, run.Network.Version(0));
        }
    }

    [Fact]
    public void What_was_sent_before_a_send_fails_is_read()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        var runs = new[] { null, new EventKernel() }
            .Select(kernel => new Run(graph, new DampedRule(0.9), new FailingSender(), kernel, null, aim: 100)).ToList();
        foreach (var end in new[] { 50, 110, 195 })
        {
            runs.ForEach(run => run.Until(end));
            Assert.Equal(runs[1].Network.States(), runs[0].Network.States());
            Assert.Equal(runs[1].Network.Fingerprint, runs[0].Network.Fingerprint);
        }

        // Event by event it is sent before the next instant is begun, and fails there.
        var failures = runs.ConvertAll(run => Assert.Throws<ProcessFailedException>(() => run.Until(500)));
        Assert.Equal([200, 210], failures.Select(failure => failure.Time));
        Assert.Equal([200, 210], runs.Select(run => run.Now));
    }

    [Fact]
    public void Slow_nodes_among_fast_ones_make_no_stretch_too_long()
    {
        var graph = new GraphBuilder(2_000).Build();
        var run = new Run(graph, new DampedRule(0.9), new Starvation(Bound.InSteps(100_000), 10, 0.5, new Draws(1)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Until(100);
        Assert.Equal(9 * 1_000, run.Network.Activations);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void A_monitor_inside_of_any_wrapper_is_told()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        var seen = new[] { null, new EventKernel() }.Select(kernel =>
        {
            var monitored = new Monitored(Runs.Scheduler(8, 1), 70);
            new Run(graph, new DampedRule(0.9), new Passing(monitored), kernel).Until(500);
            return monitored.Monitor!.Seen;
        }).ToList();
        Assert.Equal(seen[1], seen[0]);
        Assert.NotEqual(0, seen[0].Gap);
    }

    [Fact]
    public void A_monitor_may_be_asked_for_an_end_in_between()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        var seen = new[] { null, new EventKernel() }.Select(kernel =>
        {
            var monitored = new Monitored(Runs.Scheduler(8, 1), 70);
            var run = new Run(graph, new DampedRule(0.9), monitored, kernel);
            run.Until(100);
            monitored.Monitor!.End(100);
            run.Until(500);
            return monitored.Monitor!.Seen;
        }).ToList();
        Assert.Equal(seen[1], seen[0]);
    }

    [Fact]
    public void Most_schedulers_are_known_ahead_and_those_that_look_at_states_are_not()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        Assert.Equal(
            [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 26],
            Enumerable.Range(0, Runs.Count).Where(number => IsPlanned(graph, new DampedRule(0.9), number)));
        Assert.False(new Run(graph, new DampedRule(0.9), Runs.Scheduler(0, 1), new EventKernel()).IsPlanned);
    }

    [Fact]
    public void A_hub_is_not_planned_where_that_would_cost_memory()
    {
        var star = new GraphBuilder(66);
        for (var node = 1; node < 66; node++)
        {
            star.AddEdge(0, node);
        }

        var graph = star.Build();
        Assert.True(IsPlanned(graph, new DampedRule(0.9), 0));
        Assert.False(IsPlanned(graph, new DampedRule(0.9), 8));
        Assert.False(IsPlanned(graph, new DampedRule(0.9, edgeWise: true), 0));
    }

    private static bool IsPlanned(Graph graph, IUpdateRule rule, int number) =>
        new Run(graph, rule, Runs.Scheduler(number, 1)).IsPlanned;

    [Fact]
    public void Worlds_have_everything_in_them_that_is_known_ahead()
    {
        var worlds = Enumerable.Range(0, 200).Select(seed => Plain((ulong)seed)).ToList();
        var links = worlds.SelectMany(world => world.AllLinks).ToList();
        Assert.All(worlds, world => Assert.Equal(Foreknowledge.Arrivals, new Physical(world, default).Foreknowledge));
        Assert.Contains(links, link => link.Bursts is not null && link.Fifo && link.Duplication > 0);
        Assert.Contains(worlds, world => world.Clock is DriftingClock);
        Assert.Contains(worlds, world => world.Clocks.Count > 0 && world.Faults.Arcs.Count > 0);
    }

    /// <summary>A world in which nothing depends on states, and no node fails.</summary>
    private static PhysicalWorld Plain(ulong seed)
    {
        var world = Worlds.Random(seed);
        return world with
        {
            LastArrived = false,
            Waking = Waking.Clock,
            Rest = TimeSpan.Zero,
            Threshold = null,
            Faults = new FaultPlan([], world.Faults.Arcs) { Until = TimeSpan.FromTicks(PlannedPairs.Until) },
        };
    }

    /// <summary>Node 1 fails at its second activation.</summary>
    private sealed class FailingRule : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
        {
            if (now is { Node: 1, Count: 1 })
            {
                throw new ArithmeticException("it is too much");
            }
        }
    }

    /// <summary>Node 1 has no next activation after its 20th.</summary>
    private sealed class FailingScheduler : IScheduler
    {
        public long Retain => 0;

        public Foreknowledge Foreknowledge => Foreknowledge.Instants;

        public bool LeavesReads => true;

        public void Start(IWorld world)
        {
        }

        public long Next(int node, int count, long now) =>
            node == 1 && count == 20 ? throw new ArithmeticException("it is too much") : now + 10;

        public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
    }

    /// <summary>Version 20 of node 1 cannot be sent.</summary>
    private sealed class FailingSender : IScheduler
    {
        public long Retain => 0;

        public Foreknowledge Foreknowledge => Foreknowledge.Arrivals;

        public bool LeavesReads => true;

        public void Start(IWorld world)
        {
        }

        public long Next(int node, int count, long now) => now + 10;

        public void Send(int node, int version, long now, Span<long> arrivals)
        {
            if (node == 1 && version == 20)
            {
                throw new ArithmeticException("it is too much");
            }

            arrivals.Fill(now + 3);
        }

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
    }

    /// <summary>A wrapper that knows of nobody who looks on.</summary>
    private sealed class Passing(IScheduler inner) : SchedulerWrapper(inner), IScheduler
    {
        public override Foreknowledge Foreknowledge => Inner.Foreknowledge;

        bool IScheduler.LeavesReads => Inner.LeavesReads;
    }
}
