using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The weights with which a node averages the messages of its neighbours: a softmax over them of scores of features alone, each of a
/// network with one hidden layer of s units (after GATv2, Brody et al. 2022, eq. 7, without the states):
/// <code>
/// ζ_ij = t · sp(x_ij),   x_ij = Tj X_j + Ti X_i + Te F_ij + t0,   a_ij = exp ζ_ij / Σ_l exp ζ_il
/// </code>
/// They are positive and no functions of h, so an energy that is convex without them is convex with them.
/// </summary>
internal sealed class EnergyAttention
{
    private readonly double[] _t0;
    private readonly double[] _ofSource;
    private readonly double[] _ofTarget;
    private readonly double[] _ofArc;

    /// <summary>Reads <c>energy.t</c> (s), <c>t0</c> (s), <c>Tj</c> and <c>Ti</c> (s × p) and <c>Te</c> (s × q).</summary>
    internal EnergyAttention(WeightFile file, int featureSize, int arcFeatureSize)
    {
        T = file.Require(EnergyParameters.Prefix + "t", WeightFile.Any).Values;
        _t0 = Get("t0", Units).Values;
        (_ofSource, _ofTarget, _ofArc) = (Map("Tj", featureSize), Map("Ti", featureSize), Map("Te", arcFeatureSize));

        double[] Map(string name, int columns) =>
            columns == 0 && !file.Tensors.ContainsKey(EnergyParameters.Prefix + name) ? []
            : Dense.Transpose(Get(name, Units, columns).Values, Units, columns);
        Tensor Get(string name, params ReadOnlySpan<int> shape) => file.Require(EnergyParameters.Prefix + name, shape);
    }

    /// <summary>t.</summary>
    internal double[] T { get; }

    /// <summary>s.</summary>
    internal int Units => T.Length;

    /// <summary>x_ij of every arc, arcs × s; what was there is lost.</summary>
    internal void Preactivations(GraphData data, Span<double> x)
    {
        var (graph, s) = (data.Graph, Units);
        var products = new double[2 * s * graph.NodeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Dense.MatVecTransposed(_ofSource, data.Feature(node), products.AsSpan(2 * node * s, s));
            Dense.MatVecTransposed(_ofTarget, data.Feature(node), products.AsSpan(((2 * node) + 1) * s, s));
        }

        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var own = x.Slice(arc * s, s);
            _t0.CopyTo(own);
            Dense.AddScaled(1, products.AsSpan(2 * graph.Source(arc) * s, s), own);
            Dense.AddScaled(1, products.AsSpan(((2 * graph.Target(arc)) + 1) * s, s), own);
            Dense.MatVecTransposed(_ofArc, data.ArcFeature(arc), own);
        }
    }

    /// <summary>a_ij of every arc.</summary>
    internal double[] Shares(GraphData data)
    {
        var (graph, s) = (data.Graph, Units);
        var (x, shares) = (new double[graph.ArcCount * s], new double[graph.ArcCount]);
        Preactivations(data, x);
        SmoothActivations.Values(x);
        Dense.MatVec(x, T, shares);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Normalise(shares.AsSpan(graph.InArc(node, 0), graph.InDegree(node)));
        }

        return shares;
    }

    /// <summary>From scores in place to their softmax; the largest is taken off first, so that nothing overflows.</summary>
    private static void Normalise(Span<double> scores)
    {
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        foreach (ref var score in scores)
        {
            score = Elementary.Exp(score - largest);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }
}
