using Hogwild.Models.Tests.Rules;
using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Implicit;

/// <summary>The functions that implicit rules descend.</summary>
public class ImplicitObjectiveTests
{
    [Property(MaxTest = 100)]
    public void The_gradient_is_that_of_the_value_by_differences(ulong seed, byte kind)
    {
        var sampler = new Sampler(seed);
        var (rule, graph) = Draw(sampler, kind);
        var objective = ImplicitObjective.Of(rule)!;
        double[] h = [.. sampler.Normals(graph.NodeCount * rule.StateSize).Select(value => Math.Abs(value) + 0.1)];
        var gradient = objective.Gradient(h);
        for (var i = 0; i < h.Length; i++)
        {
            // Of a quadratic function a central difference is exact but for rounding.
            var (more, less) = (h.ToArray(), h.ToArray());
            (more[i], less[i]) = (h[i] + 0.05, h[i] - 0.05);
            Close.To((objective.Value(more) - objective.Value(less)) / 0.1, gradient[i], 1e-10 * (1 + Math.Abs(objective.Value(h))));
        }
    }

    /// <summary>H ← prox(H − α ∇Φ(H)), the rectifier being the proximal map of H ≥ 0.</summary>
    [Property(MaxTest = 100)]
    public void A_synchronous_round_is_a_proximal_gradient_step(ulong seed, byte kind)
    {
        var sampler = new Sampler(seed);
        var (rule, graph) = Draw(sampler, kind);
        var objective = ImplicitObjective.Of(rule)!;
        var h = sampler.Normals(graph.NodeCount * rule.StateSize, 3);
        var expected = h.ToArray();
        Dense.AddScaled(-objective.StepSize, objective.Gradient(h), expected);
        Close.To(objective.IsNonNegative ? [.. expected.Select(value => Math.Max(value, 0))] : expected, Step(rule, graph, h), 1e-12);
    }

    /// <summary>It falls in every round, to the value at the fixed point, above which everything else is.</summary>
    [Property(MaxTest = 100)]
    public void It_falls_in_every_round_to_its_minimum_which_is_the_fixed_point(ulong seed, byte kind)
    {
        var sampler = new Sampler(seed);
        var (rule, graph) = Draw(sampler, kind);
        var objective = ImplicitObjective.Of(rule)!;
        var minimiser = FixedPoint.Solve(rule, graph).States;
        var slope = objective.Gradient(minimiser);
        var start = sampler.Normals(graph.NodeCount * rule.StateSize, 3);
        double[] h = objective.IsNonNegative ? [.. start.Select(value => Math.Max(value, 0))] : start;
        var scale = 1 + Math.Abs(objective.Value(h)) + Math.Abs(objective.Value(minimiser));
        for (var round = 0; round < 30; round++)
        {
            var excess = objective.Excess(h, minimiser, slope);
            Close.To(objective.Value(h) - objective.Value(minimiser), excess, 1e-11 * scale);
            Assert.InRange(excess, -1e-12 * scale, double.MaxValue);
            h = Step(rule, graph, h);
            Assert.InRange(objective.Excess(h, minimiser, slope), double.MinValue, excess + (1e-14 * scale));
        }
    }

    [Property(MaxTest = 60)]
    public void That_of_a_GSDGNN_is_the_one_of_graph_signal_denoising(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rule, data) = ClosedFormTests.Gsdgnn(sampler);
        var n = data.Graph.NodeCount;
        var h = sampler.Normals(n * rule.StateSize, 2);
        var (states, signal) = (Oracle.Rows(h, n), Oracle.Rows(rule.Signal.ToArray(), n));
        var laplacian = Matrix<double>.Build.DenseIdentity(n) - Oracle.Adjacency(data.Graph);
        var smoothness = (states.Transpose() * laplacian * states).Trace();
        var expected = (Math.Pow((states - signal).FrobeniusNorm(), 2) / 2) + (rule.Lambda * smoothness / 2);
        Close.To(expected, ImplicitObjective.Of(rule)!.Value(h), 1e-11 * (1 + expected));
    }

    [Fact]
    public void What_is_not_symmetric_descends_nothing()
    {
        var sampler = new Sampler(3);
        var data = sampler.Data(Graphs.Path(4), 2);
        Refused("symmetric ignn.W", new IgnnRule(data, sampler.Ignn(3, 2, 0.5)));
        var weights = Symmetric(sampler, 3, 2, 0.9);
        Assert.True(ImplicitObjective.Of(new IgnnRule(data, weights))!.IsNonNegative);
        var builder = new GraphBuilder(2);
        builder.AddArc(0, 1);
        var directed = sampler.Data(builder.Build(), 2);
        Refused("undirected", new IgnnRule(directed, weights));
        Refused("undirected", new EignnRule(directed, sampler.Eignn(3, 2), 0.5));
        Dense.Multiply(2, weights.Tensors["ignn.W"].Values, weights.Tensors["ignn.W"].Values);
        Refused("‖ignn.W‖₂ ≤ 1", new IgnnRule(data, weights));
        Assert.Null(ImplicitObjective.Of(new GcnRule(data, sampler.Gcn(2, 3))));

        static void Refused(string message, IUpdateRule rule) => Assert.Contains(
            message, Assert.Throws<ArgumentException>(() => ImplicitObjective.Of(rule)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_of_what_a_rectified_rule_reaches_it_is_infinite()
    {
        var sampler = new Sampler(3);
        var objective = ImplicitObjective.Of(new IgnnRule(sampler.Data(Graphs.Path(2), 2), Symmetric(sampler, 1, 2, 0.5)))!;
        Assert.Equal(double.PositiveInfinity, objective.Value([1, -1e-9]));
        Assert.Equal(double.PositiveInfinity, objective.Excess([1, -1e-9], [0, 0], [0, 0]));
    }

    /// <summary>Weights of an IGNN with a symmetric W of a given spectral norm.</summary>
    private static WeightFile Symmetric(Sampler sampler, int k, int p, double norm)
    {
        var weights = sampler.Ignn(k, p, 1);
        var w = Oracle.Rows(weights.Tensors["ignn.W"].Values, k);
        var symmetric = w + w.Transpose();
        weights.Tensors["ignn.W"] = new Tensor([k, k], (symmetric * (norm / symmetric.L2Norm())).ToRowMajorArray());
        return weights;
    }

    private static (IUpdateRule Rule, Graph Graph) Draw(Sampler sampler, byte kind)
    {
        if (kind % 3 == 0)
        {
            var (k, p) = (sampler.Between(1, 4), sampler.Between(1, 3));
            var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 8), 0.3), p);
            return (new IgnnRule(data, Symmetric(sampler, k, p, 0.95)), data.Graph);
        }

        if (kind % 3 == 1)
        {
            var (eignn, data) = ClosedFormTests.Eignn(sampler);
            return (eignn, data.Graph);
        }

        var (rule, graph) = ClosedFormTests.Gsdgnn(sampler, 0.2 + sampler.Uniform());
        return (rule, graph.Graph);
    }

    private static double[] Step(IUpdateRule rule, Graph graph, double[] h)
    {
        var iteration = new SynchronousIteration(rule, graph, h);
        iteration.Step();
        return iteration.States;
    }
}
