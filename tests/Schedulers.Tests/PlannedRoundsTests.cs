using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Runs that are computed round by round, held to the same runs event by event: bit for bit, at every instant.</summary>
public class PlannedRoundsTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public void Rounds_give_the_same(Graph graph, bool pipelined, bool readsOwn, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new RoundedRule(graph, 0.2, readsOwn), () => new Synchronous(Runs.Step, pipelined), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Rounds_that_diverge_end_at_the_same_instant(Graph graph, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new RoundedRule(graph, 1e10 + (seed % 7 * 1e30)), () => new Synchronous(Runs.Step), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Rounds_end_where_somebody_who_looks_on_throws(Graph graph, ulong seed) => PlannedPairs.AssertEndsSame(
        graph, () => new RoundedRule(graph, 0.2), () => new Synchronous(Runs.Step), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Other_schedules_give_the_same_of_a_rule_with_rounds(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new RoundedRule(graph, 0.2), () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Rounds_among_other_instants_give_the_same(Graph graph, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new RoundedRule(graph, 0.2), () => new Mostly(seed), seed);

    /// <summary>What else looks on sees all that was done by the instant at which something is published, and nothing later.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void A_recording_can_be_looked_at_when_something_is_published(int number)
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        var seen = new[] { null, new EventKernel() }.Select(kernel =>
        {
            var looking = new Looking(new Recording(Runs.Scheduler(number, 1)));
            var run = new Run(graph, new RoundedRule(graph, 0.2), looking.Recording, kernel, looking);
            Assert.Equal(kernel is null, run.IsPlanned);
            run.Until(500);
            return looking.Counts;
        }).ToList();
        Assert.Equal(seen[1], seen[0]);
        Assert.True(seen[0].Distinct().Count() > 40);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_of_a_synchronous_run_is_rounds(bool isMonitored)
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();
        var rule = new RoundedRule(graph, 0.2);
        var scheduler = new Synchronous(Runs.Step);
        new Run(graph, rule, isMonitored ? new Monitored(scheduler) : scheduler).Until(500);
        Assert.Equal(49, rule.Rounds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_run_that_diverges_finishes_where_it_does_event_by_event(int nodes)
    {
        var graph = new GraphBuilder(nodes + 1).Build();
        var runs = new[] { null, new EventKernel() }
            .Select(kernel => new Run(graph, new RoundedRule(graph, 1e200), new Synchronous(Runs.Step), kernel)).ToList();
        runs.ForEach(run => run.Until(1_000));
        Assert.NotNull(runs[0].Network.Divergence);
        Assert.Equal(runs[1].Network.Divergence, runs[0].Network.Divergence);
        Assert.Equal(runs[1].Network.Activations, runs[0].Network.Activations);
    }

    /// <summary>Counts what is recorded at every publication.</summary>
    private sealed class Looking(Recording recording) : IObserver
    {
        public Recording Recording { get; } = recording;

        public List<int> Counts { get; } = [];

        void IObserver.Published(int node, int version, long time, int level, ReadOnlySpan<double> state) =>
            Counts.Add(Recording.Schedule.Count);
    }

    /// <summary>Rounds, but for an instant now and then at which one node acts, or all but one.</summary>
    private sealed class Mostly(ulong seed) : GridScheduler
    {
        public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

        public override bool LeavesReads => true;

        public override long Next(int node, int count, long now)
        {
            var step = now / Runs.Step;
            var isOdd = (int)(seed % 11) is var at && step % 17 == at && node == (int)(seed % 3);
            return ((step + 1) * Runs.Step) + (isOdd ? 5 - (now % Runs.Step) : 0);
        }
    }
}
