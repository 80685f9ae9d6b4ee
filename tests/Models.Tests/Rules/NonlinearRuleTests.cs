using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Rules;

public class NonlinearRuleTests
{
    [Fact]
    public void A_node_never_reads_its_own_state_and_says_so()
    {
        var (sampler, graph) = (new Sampler(7), Graphs.Path(3));
        var rule = new NonlinearRule(sampler.Data(graph, 2), sampler.Nonlinear(3, 4, 2, 0));
        var start = sampler.Normals(9);
        var before = Next(start);

        // Other states of the two ends, which are no neighbours: theirs stay, and the middle's does not.
        start.AsSpan(0, 3).Fill(5);
        start.AsSpan(6, 3).Fill(-5);
        var after = Next(start);
        Assert.Equal(before[..3], after[..3]);
        Assert.Equal(before[6..], after[6..]);
        Assert.NotEqual(before[3..6], after[3..6]);
        Assert.DoesNotContain(true, Enumerable.Range(0, 3).Select(rule.ReadsOwn));

        double[] Next(double[] states)
        {
            var iteration = new SynchronousIteration(rule, graph, [.. states]);
            iteration.Step();
            return [.. iteration.States];
        }
    }

    [Fact]
    public void A_mean_is_the_sum_over_the_number_of_neighbours_and_zero_without_any()
    {
        var builder = new GraphBuilder(5);
        builder.AddEdge(0, 1);
        builder.AddEdge(0, 2);
        builder.AddEdge(1, 2);
        builder.AddEdge(0, 3);
        var (sampler, graph) = (new Sampler(1), builder.Build());
        var (data, weights) = (sampler.Data(graph, 2, 1), sampler.Nonlinear(3, 4, 2, 1));
        var start = sampler.Normals(15);
        var sum = Round(weights);
        weights.Metadata["neighbours"] = "mean";
        var mean = Round(weights);
        for (var node = 0; node < 5; node++)
        {
            var degree = graph.InDegree(node);
            for (var at = 3 * node; at < (3 * node) + 3; at++)
            {
                Assert.Equal(sum[at], mean[at] * degree, 1e-14);
            }
        }

        Assert.Equal([0.0, 0, 0], mean.Skip(12));

        double[] Round(WeightFile file)
        {
            var iteration = new SynchronousIteration(new NonlinearRule(data, file), graph, start);
            iteration.Step();
            return iteration.States;
        }
    }

    [Fact]
    public void A_bounded_last_layer_bounds_states_by_numbers_of_neighbours_and_a_linear_one_does_not()
    {
        var (sampler, graph) = (new Sampler(2), Graphs.Cycle(5));
        var (data, weights) = (sampler.Data(graph, 1), sampler.Nonlinear(3, 4, 1, 0, scale: 20));
        weights.Tensors["nonlinear.V"] = sampler.Tensor(100, 3, 4);
        Assert.InRange(Largest("tanh"), 1, 2);
        Assert.True(Largest("linear") > 10);

        double Largest(string output)
        {
            weights.Metadata["output"] = output;
            var iteration = new SynchronousIteration(new NonlinearRule(data, weights), graph);
            iteration.Step();
            return Dense.MaxNorm(iteration.States);
        }
    }

    [Theory]
    [InlineData("V", "expected tensor 'nonlinear.V' of shape [3, 4], found none")]
    [InlineData("Cj", "expected tensor 'nonlinear.Cj' of shape [4, 2], found none")]
    [InlineData("Ce", "expected tensor 'nonlinear.Ce' of shape [4, 1], found none")]
    public void What_is_missing_is_told(string name, string expected)
    {
        var sampler = new Sampler(3);
        var weights = sampler.Nonlinear(3, 4, 2, 1);
        weights.Tensors.Remove(NonlinearParameters.Prefix + name);
        Assert.Contains(expected, Refused(sampler.Data(Graphs.Path(3), 2, 1), weights), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_rule_and_words_that_are_none_are_refused()
    {
        var sampler = new Sampler(4);
        var data = sampler.Data(Graphs.Path(3), 2);
        Assert.Contains("expected tensor 'nonlinear.P'", Refused(data, sampler.Ignn(4, 2, 0.5)), StringComparison.Ordinal);
        var weights = sampler.Nonlinear(3, 4, 2, 0);
        weights.Tensors["nonlinear.W"] = sampler.Tensor(1, 2, 2);
        Assert.Contains("found 'nonlinear.W'", Refused(data, weights), StringComparison.Ordinal);
        weights.Tensors.Remove("nonlinear.W");
        weights.Metadata["neighbours"] = "max";
        Assert.Contains(
            "expected 'sum' or 'mean' as neighbours in the metadata, found 'max'", Refused(data, weights), StringComparison.Ordinal);
        weights.Metadata["neighbours"] = "Mean";
        weights.Metadata["output"] = "3";
        Assert.Contains("expected 'tanh' or 'linear' as output", Refused(data, weights), StringComparison.Ordinal);
    }

    private static string Refused(GraphData data, WeightFile weights) =>
        Assert.Throws<WeightFormatException>(() => new NonlinearRule(data, weights)).Message;
}
