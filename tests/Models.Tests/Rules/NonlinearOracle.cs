namespace Hogwild.Models.Tests.Rules;

/// <summary>A round of a nonlinear GNN, written out number by number with the library's own tanh.</summary>
internal static class NonlinearOracle
{
    /// <summary>F(x), n × s.</summary>
    public static double[] Step(GraphData data, WeightFile weights, double[] x)
    {
        var (graph, s) = (data.Graph, weights.Tensors["nonlinear.V"].Shape[0]);
        var d = weights.Tensors["nonlinear.V"].Shape[1];
        var (isMean, isBounded) = (weights.Metadata.GetValueOrDefault("neighbours") == "mean",
            weights.Metadata.GetValueOrDefault("output") != "linear");
        var next = new double[x.Length];
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var (source, target) = (graph.Source(arc), graph.Target(arc));
            var hidden = Enumerable.Range(0, d).Select(unit => Math.Tanh(
                Sum("P", unit, x.AsSpan(source * s, s).ToArray()) + Sum("Cj", unit, data.Feature(source).ToArray())
                + Sum("Ci", unit, data.Feature(target).ToArray()) + Sum("Ce", unit, data.ArcFeature(arc).ToArray())
                + Number("b1", unit))).ToArray();
            for (var k = 0; k < s; k++)
            {
                var message = Sum("V", k, hidden) + Number("b2", k);
                next[(target * s) + k] += (isBounded ? Math.Tanh(message) : message) / (isMean ? graph.InDegree(target) : 1);
            }
        }

        return next;

        double Sum(string name, int row, double[] values) => values.Length == 0 ? 0
            : values.Select((value, column) => value * Number(name, (row * values.Length) + column)).Sum();

        double Number(string name, int at) => weights.Tensors.TryGetValue($"nonlinear.{name}", out var tensor) ? tensor.Values[at] : 0;
    }

    /// <summary>∂F/∂x at x by differences of fourth order, (n·s) × (n·s): entry (i, k) is how much i changes with k.</summary>
    public static double[,] Jacobian(GraphData data, WeightFile weights, double[] x)
    {
        const double Step = 1e-3;
        var jacobian = new double[x.Length, x.Length];
        for (var k = 0; k < x.Length; k++)
        {
            var (far, near) = (Difference(2), Difference(1));
            for (var i = 0; i < x.Length; i++)
            {
                jacobian[i, k] = ((8 * near[i]) - far[i]) / (12 * Step);
            }

            double[] Difference(int steps) => [.. Moved(steps).Zip(Moved(-steps), (a, b) => a - b)];

            double[] Moved(int steps)
            {
                var moved = x.ToArray();
                moved[k] += steps * Step;
                return NonlinearOracle.Step(data, weights, moved);
            }
        }

        return jacobian;
    }
}
