namespace Hogwild.Models.Tests.Energy;

/// <summary>The energy as its formula reads, from the tensors, with nothing precomputed.</summary>
internal static class EnergyOracle
{
    /// <summary>E(h).</summary>
    internal static double Value(WeightFile file, GraphData data, double[] h) =>
        Enumerable.Range(0, data.Graph.NodeCount).Sum(node => Node(file, data, h, node));

    /// <summary>e_i(h).</summary>
    internal static double Node(WeightFile file, GraphData data, double[] h, int i)
    {
        var graph = data.Graph;
        var (k, d) = (h.Length / graph.NodeCount, file.Tensors["energy.wraw"].Values.Length);
        var beta = file.RequireNumber("beta");
        var (hi, xi, m) = (h[(i * k)..((i + 1) * k)], data.Feature(i).ToArray(), new double[d]);
        var attention = file.Tensors.ContainsKey("energy.t") ? Softmax(file, data, i) : null;
        for (var slot = 0; slot < graph.InDegree(i); slot++)
        {
            var arc = graph.InArc(i, slot);
            var j = graph.Source(arc);
            var (hj, xj, f) = (h[(j * k)..((j + 1) * k)], data.Feature(j).ToArray(), data.ArcFeature(arc).ToArray());
            var z = Sum(Apply("P", hj), Apply("Q", hi), Apply("Cj", xj), Apply("Ci", xi), Apply("Ce", f), Vector("c0", d));
            var o = Sum(Apply("Oe", f), Apply("Oj", xj), Apply("Oi", xi), Vector("o0", d));
            for (var c = 0; c < d; c++)
            {
                m[c] += (attention?[slot] ?? 1) * Squareplus(o[c]) * (c < d / 2 ? 0.5 * Math.Sqrt((z[c] * z[c]) + 4) : Squareplus(z[c]));
            }
        }

        var y = Sum(Apply("Vraw", m, squared: true), Apply("R", hi), Apply("D", xi), Vector("d0", 0));
        var a = Sum(Apply("Ax", xi), Vector("a0", y.Length));
        var b = Sum(Apply("Bx", xi), Vector("b0", k));
        var energy = y.Select((value, unit) => Squareplus(a[unit]) * Squareplus(value)).Sum();
        energy += m.Select((value, c) => file.Tensors["energy.wraw"].Values[c] * file.Tensors["energy.wraw"].Values[c] * value).Sum();
        energy += hi.Select((value, c) => (b[c] * value) + (0.5 * beta * value * value)).Sum();
        return energy;

        double[] Vector(string name, int size) => Find(file, name, size);
        double[] Apply(string name, double[] x, bool squared = false) => Product(file, name, x, squared);
    }

    /// <summary>o_j act′(z_j) of a node-wise message.</summary>
    internal static double[] NodeSlopes(WeightFile file, double[] x, double[] h)
    {
        var d = file.Tensors["energy.wraw"].Values.Length;
        var z = Sum(Product(file, "P", h), Product(file, "Cj", x), Find(file, "c0", d));
        var o = Sum(Product(file, "Oj", x), Find(file, "o0", d));
        return [.. z.Select((at, c) => Squareplus(o[c]) * ((c < d / 2 ? 0 : 0.5) + (0.5 * at / Math.Sqrt((at * at) + 4))))];
    }

    /// <summary>a_ij of the neighbours j of a node, in their order.</summary>
    internal static double[] Softmax(WeightFile file, GraphData data, int i)
    {
        var t = file.Tensors["energy.t"].Values;
        var shares = Enumerable.Range(0, data.Graph.InDegree(i)).Select(slot => data.Graph.InArc(i, slot)).Select(arc =>
        {
            var hidden = Sum(
                Product(file, "Tj", data.Feature(data.Graph.Source(arc)).ToArray()), Product(file, "Ti", data.Feature(i).ToArray()),
                Product(file, "Te", data.ArcFeature(arc).ToArray()), Find(file, "t0", t.Length));
            return Math.Exp(hidden.Select((z, unit) => t[unit] * Squareplus(z)).Sum());
        }).ToArray();
        return [.. shares.Select(share => share / shares.Sum())];
    }

    private static double[] Find(WeightFile file, string name, int size) =>
        file.Tensors.GetValueOrDefault("energy." + name)?.Values ?? new double[size];

    private static double[] Product(WeightFile file, string name, double[] x, bool squared = false)
    {
        if (file.Tensors.GetValueOrDefault("energy." + name) is not { } tensor || x.Length == 0)
        {
            return [];
        }

        var result = new double[tensor.Shape[0]];
        for (var row = 0; row < result.Length; row++)
        {
            for (var column = 0; column < x.Length; column++)
            {
                var weight = tensor.Values[(row * x.Length) + column];
                result[row] += (squared ? weight * weight : weight) * x[column];
            }
        }

        return result;
    }

    private static double Squareplus(double z) => 0.5 * (z + Math.Sqrt((z * z) + 4));

    private static double[] Sum(params double[][] vectors)
    {
        var sum = new double[vectors.Max(vector => vector.Length)];
        foreach (var vector in vectors)
        {
            for (var i = 0; i < vector.Length; i++)
            {
                sum[i] += vector[i];
            }
        }

        return sum;
    }
}
