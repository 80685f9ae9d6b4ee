using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Rules;

public class IgnnRuleTests
{
    [Property(MaxTest = 60)]
    public void One_round_is_the_equation(ulong seed)
    {
        var (rule, data, weights) = Sample(new Sampler(seed), 0.8);
        var network = new PipelinedNetwork(rule, data.Graph);
        Assert.Equal(new double[data.Graph.NodeCount * rule.StateSize], new SynchronousIteration(rule, data.Graph).States);
        var expected = Step(data, weights, Matrix<double>.Build.Dense(data.Graph.NodeCount, rule.StateSize));
        for (var round = 0; round < 3; round++)
        {
            Close.To(expected.ToRowMajorArray(), network.Act(Exchange.Both), 1e-13);
            expected = Step(data, weights, expected);
        }
    }

    [Property(MaxTest = 40)]
    public void The_fixed_point_satisfies_the_equation(ulong seed)
    {
        var (rule, data, weights) = Sample(new Sampler(seed), 0.9);
        var reference = FixedPoint.Solve(rule, data.Graph);
        Assert.True(reference.IsFixedPoint);
        Assert.InRange(reference.Residual, 0, 1e-12 * Math.Max(1, Dense.MaxNorm(reference.States)));
        var h = Oracle.Rows(reference.States, data.Graph.NodeCount);
        Close.To(h.ToRowMajorArray(), Step(data, weights, h).ToRowMajorArray(), 1e-12);
    }

    [Fact]
    public void The_bias_is_optional_and_the_features_are_not()
    {
        var sampler = new Sampler(2);
        var data = sampler.Data(Graphs.Path(3), 2);
        var weights = sampler.Ignn(4, 2, 0.5);
        weights.Tensors["ignn.b"] = Tensor.Vector(0, 0, 0, 0);
        var zero = FixedPoint.Solve(new IgnnRule(data, weights), data.Graph).States;
        weights.Tensors.Remove("ignn.b");
        Assert.Equal(zero, FixedPoint.Solve(new IgnnRule(data, weights), data.Graph).States);
        Assert.Throws<WeightFormatException>(() => new IgnnRule(sampler.Data(Graphs.Path(3), 1), weights));
        Assert.Throws<ArgumentException>(() => new IgnnRule(new GraphData { Graph = Graphs.Path(3), FeatureSize = 2 }, weights));
    }

    internal static (IgnnRule Rule, GraphData Data, WeightFile Weights) Sample(Sampler sampler, double norm)
    {
        var (k, p) = (sampler.Between(1, 9), sampler.Between(0, 3));
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 7)), p);
        var weights = sampler.Ignn(k, p, norm);
        return (new IgnnRule(data, weights), data, weights);
    }

    private static Matrix<double> Step(GraphData data, WeightFile weights, Matrix<double> h)
    {
        var (n, k) = (h.RowCount, h.ColumnCount);
        var w = Oracle.Rows(weights.Tensors["ignn.W"].Values, k);
        var input = Matrix<double>.Build.Dense(n, k, (row, column) =>
            weights.Tensors["ignn.b"].Values[column]
            + Enumerable.Range(0, data.FeatureSize).Sum(p => data.Feature(row)[p] * weights.Tensors["ignn.U"].Values[(p * k) + column]));
        return ((Oracle.Adjacency(data.Graph) * h * w) + input).PointwiseMaximum(0.0);
    }
}
