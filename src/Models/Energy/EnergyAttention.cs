using System.Buffers;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The weights with which a node averages the messages of its neighbours: a softmax over them of scores of features alone, each of a
/// network with one hidden layer of s units (after GATv2, Brody et al. 2022, eq. 7, without the states):
/// <code>
/// ζ_ij = t · sp(Tj X_j + Ti X_i + Te F_ij + t0),   a_ij = exp ζ_ij / Σ_l exp ζ_il
/// </code>
/// They are positive and no functions of h, so an energy that is convex without them is convex with them.
/// </summary>
internal sealed class EnergyAttention
{
    private readonly double[] _t;
    private readonly double[] _t0;
    private readonly double[] _ofSource;
    private readonly double[] _ofTarget;
    private readonly double[] _ofArc;

    /// <summary>Reads <c>energy.t</c> (s), <c>t0</c> (s), <c>Tj</c> and <c>Ti</c> (s × p) and <c>Te</c> (s × q).</summary>
    internal EnergyAttention(WeightFile file, int featureSize, int arcFeatureSize)
    {
        _t = file.Require(EnergyParameters.Prefix + "t", WeightFile.Any).Values;
        var s = _t.Length;
        _t0 = Get("t0", s).Values;
        (_ofSource, _ofTarget, _ofArc) = (Map("Tj", featureSize), Map("Ti", featureSize), Map("Te", arcFeatureSize));

        double[] Map(string name, int columns) =>
            columns == 0 && !file.Tensors.ContainsKey(EnergyParameters.Prefix + name) ? []
            : Dense.Transpose(Get(name, s, columns).Values, s, columns);
        Tensor Get(string name, params ReadOnlySpan<int> shape) => file.Require(EnergyParameters.Prefix + name, shape);
    }

    /// <summary>Multiplies what belongs to every arc, in equally many numbers each, by the weight of that arc.</summary>
    internal void Weigh(GraphData data, Span<double> ofArcs)
    {
        var (graph, s) = (data.Graph, _t.Length);
        var (nodes, arcs) = (2 * s * graph.NodeCount, graph.ArcCount);
        var rented = ArrayPool<double>.Shared.Rent(nodes + arcs + s);
        var products = rented.AsSpan(0, nodes);
        var weights = rented.AsSpan(nodes, arcs);
        var hidden = rented.AsSpan(nodes + arcs, s);
        products.Clear();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Dense.MatVecTransposed(_ofSource, data.Feature(node), products.Slice(2 * node * s, s));
            Dense.MatVecTransposed(_ofTarget, data.Feature(node), products.Slice(((2 * node) + 1) * s, s));
        }

        for (var arc = 0; arc < arcs; arc++)
        {
            _t0.CopyTo(hidden);
            Dense.AddScaled(1, products.Slice(2 * graph.Source(arc) * s, s), hidden);
            Dense.AddScaled(1, products.Slice(((2 * graph.Target(arc)) + 1) * s, s), hidden);
            Dense.MatVecTransposed(_ofArc, data.ArcFeature(arc), hidden);
            SmoothActivations.Values(hidden);
            weights[arc] = Dense.Dot(_t, hidden);
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            Normalise(weights.Slice(graph.InArc(node, 0), graph.InDegree(node)));
        }

        for (var (arc, size) = (0, arcs == 0 ? 0 : ofArcs.Length / arcs); arc < arcs; arc++)
        {
            var own = ofArcs.Slice(arc * size, size);
            Dense.Multiply(weights[arc], own, own);
        }

        ArrayPool<double>.Shared.Return(rented);
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
