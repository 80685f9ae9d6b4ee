namespace Hogwild.Models;

/// <summary>A gradient in the parameters of an energy, each as long as the parameter itself; V and w stand for Vraw and wraw.</summary>
internal sealed class EnergyGradient
{
    private readonly SortedDictionary<string, double[]> _parts = new(StringComparer.Ordinal);
    private readonly EnergyParameters _parameters;

    /// <summary>Zero, for parameters of the same sizes.</summary>
    internal EnergyGradient(EnergyParameters parameters)
    {
        _parameters = parameters;
        var (k, d, r, p, q) = (
            parameters.StateSize, parameters.MessageSize, parameters.UnitCount, parameters.FeatureSize, parameters.ArcFeatureSize);
        (P, Q) = (Part("P", d * k), Part("Q", d * k));
        (Cj, Ci, Ce, C0) = (Part("Cj", d * p), Part("Ci", d * p), Part("Ce", d * q), Part("c0", d));
        (Oj, Oi, Oe, O0) = (Part("Oj", d * p), Part("Oi", d * p), Part("Oe", d * q), Part("o0", d));
        (V, W) = (Part("Vraw", r * d), Part("wraw", d));
        (R, D, D0) = (Part("R", r * k), Part("D", r * p), Part("d0", r));
        var s = parameters.Attention?.Units ?? 0;
        (Tj, Ti, Te, T0, T) = (Part("Tj", s * p), Part("Ti", s * p), Part("Te", s * q), Part("t0", s), Part("t", s));
        (Ax, A0, Bx, B0) = (Part("Ax", r * p), Part("a0", r), Part("Bx", k * p), Part("b0", k));
    }

    internal double[] P { get; }

    internal double[] Q { get; }

    internal double[] Cj { get; }

    internal double[] Ci { get; }

    internal double[] Ce { get; }

    internal double[] C0 { get; }

    internal double[] Oj { get; }

    internal double[] Oi { get; }

    internal double[] Oe { get; }

    internal double[] O0 { get; }

    /// <summary>The gradient in V = Vraw² itself.</summary>
    internal double[] V { get; }

    /// <summary>The gradient in w = wraw² itself.</summary>
    internal double[] W { get; }

    internal double[] R { get; }

    internal double[] D { get; }

    internal double[] D0 { get; }

    internal double[] Ax { get; }

    internal double[] A0 { get; }

    internal double[] Bx { get; }

    internal double[] B0 { get; }

    internal double[] Tj { get; }

    internal double[] Ti { get; }

    internal double[] Te { get; }

    internal double[] T0 { get; }

    internal double[] T { get; }

    /// <summary>
    /// The parts by the names of the tensors, without their prefix, also of those that the form has none of; of Vraw and wraw by the chain
    /// rule.
    /// </summary>
    /// <param name="vRaw">Vraw, r × d.</param>
    /// <param name="wRaw">wraw, d.</param>
    internal IReadOnlyDictionary<string, double[]> ByTensor(ReadOnlySpan<double> vRaw, ReadOnlySpan<double> wRaw)
    {
        var named = new SortedDictionary<string, double[]>(_parts, StringComparer.Ordinal)
        {
            ["Vraw"] = Chain(V, vRaw),
            ["wraw"] = Chain(W, wRaw),
        };
        return named;

        static double[] Chain(double[] gradient, ReadOnlySpan<double> raw)
        {
            var result = new double[gradient.Length];
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = 2 * raw[i] * gradient[i];
            }

            return result;
        }
    }

    private double[] Part(string name, int length)
    {
        var part = new double[length];
        _parts.Add(name, part);
        return part;
    }
}
