using Hogwild.Models.Tests.Energy;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Rules;

/// <summary>Exact synchronous runs, on the network, against dense algebra that knows no nodes.</summary>
public class SynchronousTests
{
    private const int Rounds = 4;

    [Property(Arbitrary = [typeof(Drawn.Gcn)], MaxTest = 60)]
    public void A_run_of_a_layered_network_is_a_product_of_matrices_and_rectifiers(Instance instance)
    {
        var (rule, data) = ((GcnRule)instance.Rule, instance.Model.Data);
        var adjacency = Adjacency(data.Graph);
        var h = Rows(data.Features, data.Graph, rule.Widths[0]);
        for (var layer = 1; layer <= rule.Depth; layer++)
        {
            var w = instance.Weights!.Tensors[$"layer{layer}.W"];
            h = Rectified(Times(adjacency, Times(h, Rows(w.Values, w.Shape[0], w.Shape[1]))));
        }

        var states = Rows(States(instance, rule.Depth), data.Graph, rule.StateSize);
        Close.To(Flat(h), Flat(Cut(states, rule.Widths[^1])), 1e-12);
    }

    [Property(Arbitrary = [typeof(Drawn.Ignn)], MaxTest = 60)]
    public void A_run_of_an_IGNN_is_its_equation_again_and_again(Instance instance)
    {
        var (data, k) = (instance.Model.Data, instance.Rule.StateSize);
        var (adjacency, w) = (Adjacency(data.Graph), Rows(instance.Weights!.Tensors["ignn.W"].Values, k, k));
        var u = Rows(instance.Weights.Tensors["ignn.U"].Values, data.FeatureSize, k);
        var bias = instance.Weights.Tensors["ignn.b"].Values;
        var input = Times(Rows(data.Features, data.Graph, data.FeatureSize), u);
        var h = new double[data.Graph.NodeCount, k];
        for (var round = 0; round < Rounds; round++)
        {
            h = Rectified(Plus(Times(adjacency, Times(h, w)), input, bias));
        }

        Close.To(Flat(h), States(instance, Rounds), 1e-12);
    }

    [Property(Arbitrary = [typeof(Drawn.Nonlinear)], MaxTest = 60)]
    public void A_run_of_a_nonlinear_GNN_is_its_perceptron_for_every_neighbour(Instance instance)
    {
        var (data, weights) = (instance.Model.Data, instance.Weights!);
        var x = States(instance, 0);
        for (var round = 0; round < Rounds; round++)
        {
            x = NonlinearOracle.Step(data, weights, x);
        }

        Close.To(x, States(instance, Rounds), 1e-10);
    }

    [Property(Arbitrary = [typeof(Drawn.Linear)], MaxTest = 60)]
    public void A_run_of_a_linear_map_is_its_powers(Instance instance)
    {
        var rule = (LinearRule)instance.Rule;
        var x = States(instance, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var next = rule.Bias.ToArray();
            foreach (var (row, column, value) in rule.Matrix.Entries)
            {
                next[row] += value * x[column];
            }

            x = next;
        }

        Close.To(x, States(instance, Rounds), 1e-12);
    }

    /// <summary>The gradient is that of the formula written out, by differences.</summary>
    [Property(Arbitrary = [typeof(Drawn.Energy)], MaxTest = 40)]
    public void A_run_of_an_energy_is_gradient_descent(Instance instance)
    {
        var alpha = ((EnergyRule)instance.Rule).Alpha;
        var before = States(instance, Rounds - 1);
        var expected = before.ToArray();
        for (var at = 0; at < expected.Length; at++)
        {
            const double Step = 1e-5;
            expected[at] -= alpha * (Value(before, at, Step) - Value(before, at, -Step)) / (2 * Step);
        }

        Close.To(expected, States(instance, Rounds), 1e-7);

        double Value(double[] h, int at, double step)
        {
            var moved = h.ToArray();
            moved[at] += step;
            return EnergyOracle.Value(instance.Weights!, instance.Model.Data, moved);
        }
    }

    /// <summary>E(h − α∇E) ≤ E(h) − α(1 − αL/2)‖∇E‖², so with α ≤ 1/L it falls by half of α‖∇E‖² at least.</summary>
    [Property(Arbitrary = [typeof(Drawn.Energy)], MaxTest = 60)]
    public void An_energy_falls_in_every_round_where_the_step_is_at_most_one_over_L(Instance instance, byte share)
    {
        var function = ((EnergyRule)instance.Rule).Function;
        var alpha = (1 + share) / 256.0 / new CurvatureBounds(function).Lambda;
        if (function.Size == 0)
        {
            return;
        }

        var rule = new EnergyRule(function, alpha);
        var before = function.At(new double[function.Size]);
        for (var round = 1; round <= 10; round++)
        {
            var after = function.At(States(instance.Graph, rule, round));
            var allowed = before.Value - (0.5 * alpha * Dense.Dot(before.Gradient, before.Gradient));
            Assert.True(after.Value <= allowed + (1e-12 * (1 + Math.Abs(allowed))), $"round {round}: {after.Value:R} > {allowed:R}");
            before = after;
        }
    }

    private static double[] States(Instance instance, int rounds) => States(instance.Graph, instance.Rule, rounds);

    private static double[] States(Graph graph, IUpdateRule rule, int rounds)
    {
        var run = new Run(graph, rule, new Synchronous(10));
        run.Through(10 * rounds);
        return run.Network.States();
    }

    private static double[,] Adjacency(Graph graph) => graph.NodeCount == 0 ? new double[0, 0] : Oracle.Adjacency(graph).ToArray();

    private static double[,] Rows(double[] values, Graph graph, int columns) => Rows(values, graph.NodeCount, columns);

    private static double[,] Rows(double[] values, int rows, int columns)
    {
        var matrix = new double[rows, columns];
        for (var at = 0; at < rows * columns; at++)
        {
            matrix[at / columns, at % columns] = values[at];
        }

        return matrix;
    }

    /// <summary>A product, also of matrices without rows, which the library does not know.</summary>
    private static double[,] Times(double[,] a, double[,] b) => a.Length == 0 || b.Length == 0
        ? new double[a.GetLength(0), b.GetLength(1)]
        : (Matrix<double>.Build.DenseOfArray(a) * Matrix<double>.Build.DenseOfArray(b)).ToArray();

    private static double[,] Plus(double[,] a, double[,] b, double[] row) => Map(a, (i, j) => a[i, j] + b[i, j] + row[j]);

    private static double[,] Rectified(double[,] a) => Map(a, (i, j) => Math.Max(a[i, j], 0));

    private static double[,] Cut(double[,] a, int columns) => Map(new double[a.GetLength(0), columns], (i, j) => a[i, j]);

    private static double[,] Map(double[,] a, Func<int, int, double> entry)
    {
        var result = new double[a.GetLength(0), a.GetLength(1)];
        for (var i = 0; i < result.GetLength(0); i++)
        {
            for (var j = 0; j < result.GetLength(1); j++)
            {
                result[i, j] = entry(i, j);
            }
        }

        return result;
    }

    private static double[] Flat(double[,] a) => [.. a.Cast<double>()];
}
