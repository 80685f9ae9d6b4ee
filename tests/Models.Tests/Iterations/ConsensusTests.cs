using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Iterations;

public class ConsensusTests
{
    [Property(MaxTest = 60)]
    public void Synchronous_rounds_reach_the_average(ulong seed, bool uniform)
    {
        var (graph, values) = Problem(seed);
        var rule = new ConsensusRule(new WeightedGraph(graph, 1), values, uniform ? ConsensusWeights.Uniform : ConsensusWeights.Metropolis);
        var model = IterationFactory.Consensus("consensus", rule);
        Assert.All(model.Reference.States, value => Assert.Equal(values.Average(), value, 1e-13));
        Assert.Equal(0, model.Reference.Residual);
        Close.To(model.Reference.States, Asynchronous.States(model, Asynchronous.Scheduler(0, seed), 4000), 1e-9);
    }

    [Fact]
    public void The_average_of_numbers_whose_sum_is_none_is_known()
    {
        var rule = new ConsensusRule(new WeightedGraph(Graphs.Cycle(4), 1), [4e307, 1.7e308, 1.7e308, 1.7e308]);
        Assert.All(IterationFactory.Consensus("consensus", rule).Reference.States, value => Assert.Equal(1.375e308, value, 1e293));
    }

    /// <summary>All agree within what they held at first, but not on the average: the sum moves with the schedule.</summary>
    [Property(MaxTest = 25)]
    public void Partial_asynchronism_ends_in_agreement(ulong seed, byte scheduler)
    {
        var (graph, values) = Problem(seed);
        var model = IterationFactory.Consensus("consensus", new ConsensusRule(new WeightedGraph(graph, 1), values));
        var states = Asynchronous.States(model, Asynchronous.Scheduler(scheduler % Asynchronous.Bounded, seed), 20_000);
        Assert.Equal(states.Min(), states.Max(), 1e-9);
        Assert.InRange(states[0], values.Min(), values.Max());
    }

    [Fact]
    public void Agreement_under_loss_is_not_on_the_average_where_push_sum_is()
    {
        var (graph, values) = Problem(3);
        var consensus = IterationFactory.Consensus("consensus", new ConsensusRule(new WeightedGraph(graph, 1), values));
        var push = IterationFactory.PushSum("push-sum", new PushSumRule(graph, values));
        foreach (var seed in new ulong[] { 1, 2, 3, 4, 5 })
        {
            var agreed = Asynchronous.Outputs(consensus, Asynchronous.Lossy(new Draws(seed)), 20_000);
            Assert.Equal(agreed.Min(), agreed.Max(), 1e-9);
            Assert.True(Math.Abs(agreed[0] - values.Average()) > 1e-3, $"agreed on {agreed[0]:R}, the average is {values.Average():R}");
            Close.To(
                push.Reference.States[PushSumRule.Mass], Asynchronous.Outputs(push, Asynchronous.Lossy(new Draws(seed)), 20_000)[0], 1e-9);
        }
    }

    [Fact]
    public void Nodes_that_agree_stay_where_they_are_to_the_bit()
    {
        var values = Enumerable.Repeat(0.1, 6).ToArray();
        var model = IterationFactory.Consensus("consensus", new ConsensusRule(new WeightedGraph(Graphs.Cycle(6), 1), values));
        Assert.All(Asynchronous.States(model, Asynchronous.Scheduler(3, 1), 200), value => Assert.Equal(0.1, value));
    }

    [Fact]
    public void Weights_are_those_of_their_definition()
    {
        var star = new WeightedGraph(new GraphBuilder(4).AddEdge(0, 1).AddEdge(0, 2).AddEdge(2, 3).Build(), 0.3);
        double[] values = [1, 2, 3, 4];
        Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3], Weights(ConsensusWeights.Metropolis));
        Assert.Equal(0.3, Weights(ConsensusWeights.Given)[0]);
        var path = new ConsensusRule(new WeightedGraph(Graphs.Path(2), 1), [1, 2]);
        Assert.Equal(0.5, path.Weight(0));

        double[] Weights(ConsensusWeights kind)
        {
            var rule = new ConsensusRule(star, values, kind);
            return [.. Enumerable.Range(0, rule.Graph.ArcCount).Select(rule.Weight)];
        }
    }

    [Fact]
    public void Each_component_has_its_own_average()
    {
        var graph = Graphs.Union([Graphs.Path(2), Graphs.Path(1), Graphs.Path(3)]);
        var model = IterationFactory.Consensus("consensus", new ConsensusRule(new WeightedGraph(graph, 1), [1, 3, 7, 1, 2, 6]));
        Assert.Equal([2, 2, 7, 3, 3, 3], model.Reference.States);
        Close.To(model.Reference.States, Asynchronous.States(model, Asynchronous.Scheduler(0, 1), 1000), 1e-9);
    }

    [Fact]
    public void Graphs_are_undirected_and_weights_leave_something_to_the_node()
    {
        Says("expected an undirected graph, found weight 1 on 0→1 and none on 1→0", new WeightedGraph(2, [(0, 1, 1)]));
        Says("expected an undirected graph, found weight 0.25 on 1→0 and 0.5 on 0→1", new WeightedGraph(2, [(0, 1, 0.5), (1, 0, 0.25)]));
        Says("expected weights that are below 1 in sum at every node, found 1 at node 0", new WeightedGraph(2, [(0, 1, 1), (1, 0, 1)]));
        Says("expected a weight of at least 0, found -1 on 1→0", new WeightedGraph(2, [(0, 1, -1), (1, 0, -1)]));
        Says("expected no arc from a node to itself, found one at node 1", new WeightedGraph(2, [(1, 1, 0.5)]));
        Assert.Throws<ArgumentException>(() => new ConsensusRule(new WeightedGraph(Graphs.Path(2), 1), [1]));

        static void Says(string message, WeightedGraph graph)
        {
            var error = Assert.Throws<ArgumentException>(() => new ConsensusRule(graph, [1, 2], ConsensusWeights.Given));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }
    }

    private static (Graph Graph, double[] Values) Problem(ulong seed)
    {
        var sampler = new Sampler(seed);
        var graph = Samples.Connected(sampler, sampler.Between(3, 8));
        return (graph, sampler.Normals(graph.NodeCount, 5));
    }
}
