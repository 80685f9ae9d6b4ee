using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class LookAheadAdversaryTests
{
    private static readonly SquaredDistance FromZero = new(default);

    /// <summary>Of an objective that is a sum over nodes, the node by node decision is the joint one.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public bool One_instant_ahead_it_is_the_greedy_adversary(Graph graph, ulong seed, byte bound)
    {
        var rule = RandomMap(graph, seed);
        var steps = Bound.InSteps(1 + (bound % 5));
        var greedy = Runs.Run(rule.Graph, rule, new GreedyAdversary(steps, Runs.Step, FromZero), 30 * Runs.Step);
        var ahead = Runs.Run(rule.Graph, rule, new LookAheadAdversary(steps, Runs.Step, FromZero, lookAhead: 1), 30 * Runs.Step);
        return greedy.Fingerprint == ahead.Fingerprint;
    }

    /// <summary>
    /// Whether all decisions are tried or some: what it plans is admissible, so the run goes through, and the bound is kept.
    /// </summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 60)]
    public bool Its_schedules_are_admissible(Graph graph, byte lookAhead, byte bound, byte effort, bool edgeWise)
    {
        var steps = 1 + (bound % 4);
        var adversary = new Recording(new LookAheadAdversary(
            Bound.InSteps(steps), Runs.Step, FromZero, 1 + (lookAhead % 3), effort: 1 + (effort * 10)));
        Runs.Run(graph, new DampedRule(1.1, edgeWise), adversary, 30 * Runs.Step);
        return AdmissibilityMonitor.Measure(graph, adversary.Schedule, (30 * Runs.Step) - 1, steps * Runs.Step).Violations == 0;
    }

    /// <summary>
    /// x ← x − 1.5 from x = 1: one step makes it smaller, −0.5, and two make it larger, −2. Who looks one step ahead never sets out.
    /// </summary>
    [Theory]
    [InlineData(5000)]
    [InlineData(3)]
    public void Two_instants_ahead_it_crosses_a_valley_that_stops_the_greedy_one(int effort)
    {
        var rule = new LinearRule(new SparseMatrix(1, 1, [(0, 0, 1)]), bias: [-1.5], initial: [1]);
        var bound = Bound.InSteps(100);
        var greedy = Runs.Run(rule.Graph, rule, new GreedyAdversary(bound, Runs.Step, FromZero), (10 * Runs.Step) + 1);
        var ahead = Runs.Run(rule.Graph, rule, new LookAheadAdversary(bound, Runs.Step, FromZero, 2, effort), (10 * Runs.Step) + 1);
        Assert.Equal(1, greedy.State(0)[0]);
        Assert.Equal(-14, ahead.State(0)[0]);
    }

    /// <summary>On the map of <see cref="GreedyAdversaryTests"/> with B = 4 steps, greed loses more than it wins.</summary>
    [Fact]
    public void Farther_ahead_it_hurts_a_rotation_more()
    {
        double[] norms = [.. new[] { 1, 2, 4 }.Select(lookAhead => Norm(Run(lookAhead, effort: 20_000)))];
        Assert.True(norms[1] > 10 * norms[0] && norms[2] > 1000 * norms[1], string.Join(", ", norms));
    }

    /// <summary>
    /// The joint search knows the largest value that any admissible schedule of its horizon leads to; rollouts do not know more.
    /// </summary>
    [Property(MaxTest = 50)]
    public bool Over_its_horizon_no_schedule_is_worse(ulong seed, bool isSum)
    {
        IObjective objective = isSum ? FromZero : new Sum();
        var rule = RandomMap(Graphs.Cycle(3), seed);
        var world = new Hypothesis(new Run(rule.Graph, rule, new Synchronous(Runs.Step)).Network, new long[3]);
        var greedy = new GreedyMoves(2 * Runs.Step, objective);
        var search = new JointSearch(greedy, Runs.Step, objective);
        var worst = search.Best(world, Runs.Step, 2).Value * (1 + 1e-12);
        var isWithinCost = world.Effort.Spent <= search.Cost(world, Runs.Step, 2);
        var rollout = world.After(Runs.Step, new RolloutSearch(greedy, Runs.Step, objective, 1000).Best(world, Runs.Step, 2));
        var others = Enumerable.Range(0, 20).Select(number => Runs.Run(
            rule.Graph,
            rule,
            new PartiallyAsynchronous(Bound.InSteps(2), Runs.Step, 0.5, new Draws(seed).Replicate(number)),
            (2 * Runs.Step) + 1));
        return isWithinCost && others.All(other => Total(objective, other) <= worst)
            && objective.Total(rollout.After(2 * Runs.Step, greedy.Decide(rollout, 2 * Runs.Step)).States(), 1) <= worst;
    }

    [Fact]
    public void An_objective_that_is_no_sum_is_made_large_too()
    {
        // |x0 + x1| on two nodes that go to 1 and −1: only one of them should act before the bound forces the other.
        var rule = new LinearRule(new SparseMatrix(2, 2, []), bias: [1, -1]);
        foreach (var lookAhead in new[] { 1, 2 })
        {
            var network = Runs.Run(
                rule.Graph, rule, new LookAheadAdversary(Bound.InSteps(9), Runs.Step, new Sum(), lookAhead), (5 * Runs.Step) + 1);
            Assert.Equal(1, Math.Abs(network.State(0)[0] + network.State(1)[0]));
        }

        var greedy = Runs.Run(rule.Graph, rule, new GreedyAdversary(Bound.InSteps(9), Runs.Step, new Sum()), (5 * Runs.Step) + 1);
        Assert.Equal(0, greedy.State(0)[0] + greedy.State(1)[0]);
    }

    [Fact]
    public void A_layered_rule_ends()
    {
        var network = Runs.Run(
            Graphs.Cycle(3), new TwoLayers(), new LookAheadAdversary(Bound.InSteps(3), Runs.Step, FromZero, 4), 50 * Runs.Step);
        Assert.Equal(3, network.Finished);
    }

    private static Network Run(int lookAhead, int effort)
    {
        var matrix = new SparseMatrix(2, 2, [(0, 0, 0.6), (0, 1, 0.6), (1, 0, -0.6), (1, 1, 0.6)]);
        var rule = new LinearRule(matrix, initial: [1, 0.7]);
        return Runs.Run(
            rule.Graph, rule, new LookAheadAdversary(Bound.InSteps(4), Runs.Step, FromZero, lookAhead, effort), (300 * Runs.Step) + 1);
    }

    private static double Norm(Network network) =>
        Math.Sqrt(Enumerable.Range(0, network.Graph.NodeCount).Sum(node => Math.Pow(network.State(node)[0], 2)));

    private static double Total(IObjective objective, Network network) =>
        objective.Total([.. Enumerable.Range(0, network.Graph.NodeCount).Select(node => network.State(node)[0])], 1);

    private static LinearRule RandomMap(Graph graph, ulong seed)
    {
        var draws = new Draws(seed);
        var arcs = Enumerable.Range(0, graph.ArcCount).Where(arc => graph.Source(arc) != graph.Target(arc))
            .Select(arc => (graph.Target(arc), graph.Source(arc), draws.Normal(Purpose.Weights, 0, arc)));
        var own = Enumerable.Range(0, graph.NodeCount).Select(node => (node, node, 0.5 * draws.Normal(Purpose.Weights, 1, node)));
        double[] initial = [.. Enumerable.Range(0, graph.NodeCount).Select(node => draws.Normal(Purpose.Data, 0, node))];
        return new LinearRule(new SparseMatrix(graph.NodeCount, graph.NodeCount, [.. arcs, .. own]), initial: initial);
    }

    /// <summary>|Σ x|.</summary>
    private sealed class Sum : IObjective
    {
        public double Total(ReadOnlySpan<double> states, int stateSize)
        {
            var sum = 0.0;
            foreach (var number in states)
            {
                sum += number;
            }

            return Math.Abs(sum);
        }
    }

    private sealed class TwoLayers : IUpdateRule
    {
        public int StateSize => 1;

        public int Depth => 2;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = node;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            next[0] = now.Layer < Depth ? own[0] + inbox[0][0] : throw new InvalidOperationException("there is no such layer");
    }
}
