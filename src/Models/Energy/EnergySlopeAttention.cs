namespace Hogwild.Models;

/// <summary>
/// The part of <see cref="EnergySlope"/> through the weights a_ij of attention: by a_ij it is the product of o_ij with what reaches
/// a_ij o_ij, by the scores ζ_ij it is a_ij times that less its mean under a, and so on to t, t0, Tj, Ti and Te.
/// </summary>
internal sealed class EnergySlopeAttention
{
    private double[] _byShares = [];
    private double[] _opened = [];
    private double[] _x = [];
    private double[] _sent = [];
    private double[] _received = [];

    internal void Reset(EnergyTerms terms)
    {
        Buffers.Grow(ref _byShares, terms.Graph.ArcCount);
        Buffers.Grow(ref _opened, terms.MessageSize);
    }

    /// <summary>Keeps the derivative by a_ij, given those by m_i and ṁ_i, z and ż.</summary>
    /// <returns>The derivative by what o_ij is the squareplus of, d; until the next arc.</returns>
    internal ReadOnlySpan<double> Back(
        EnergyTerms terms, int arc, ReadOnlySpan<double> slopes, ReadOnlySpan<double> z, ReadOnlySpan<double> along)
    {
        var (d, share, byShare) = (terms.MessageSize, terms.Share(arc), 0.0);
        var opening = terms.Opening(arc);
        var opened = _opened.AsSpan(0, d);
        for (var channel = 0; channel < d; channel++)
        {
            var (at, slope) = (z[channel], terms.ChannelSlopes[channel]);
            var change = slopes[d + channel] * SmoothActivations.Slope(at, slope) * along[channel];
            var byGate = (slopes[channel] * SmoothActivations.Value(at, slope)) + change;
            byShare += byGate * opening[channel];
            opened[channel] = byGate * share * SmoothActivations.SlopeOf(opening[channel]);
        }

        _byShares[arc] = byShare;
        return opened;
    }

    /// <summary>Adds what reaches the tensors of attention, once all arcs have been gone back over.</summary>
    internal void Collect(EnergyTerms terms, EnergyAttention attention, GraphData data, EnergyGradient gradient)
    {
        var (graph, s) = (terms.Graph, attention.Units);
        var (n, arcs, p, q) = (graph.NodeCount, graph.ArcCount, data.FeatureSize, data.ArcFeatureSize);
        Buffers.Grow(ref _x, arcs * s);
        Buffers.Grow(ref _sent, n * s);
        Buffers.Grow(ref _received, n * s);
        _sent.AsSpan(0, n * s).Clear();
        _received.AsSpan(0, n * s).Clear();
        attention.Preactivations(data, _x.AsSpan(0, arcs * s));
        for (var node = 0; node < n; node++)
        {
            var mean = Mean(terms, node);
            for (var arc = graph.InArc(node, 0); arc < graph.InArc(node, graph.InDegree(node)); arc++)
            {
                var x = _x.AsSpan(arc * s, s);
                ThroughScore(terms.Share(arc) * (_byShares[arc] - mean), attention.T, x, gradient);
                Dense.AddScaled(1, x, _sent.AsSpan(graph.Source(arc) * s, s));
                Dense.AddScaled(1, x, _received.AsSpan(node * s, s));
            }
        }

        Tiles.Add(gradient.Tj, p, _sent, s, data.Features, p, n, s, p);
        Tiles.Add(gradient.Ti, p, _received, s, data.Features, p, n, s, p);
        Tiles.Add(gradient.Te, q, _x, s, data.ArcFeatures, q, arcs, s, q);
    }

    /// <summary>From the derivative by a score to those by t, t0 and, in its place, x_ij.</summary>
    private static void ThroughScore(double byScore, double[] t, Span<double> x, EnergyGradient gradient)
    {
        for (var unit = 0; unit < x.Length; unit++)
        {
            gradient.T[unit] += byScore * SmoothActivations.Value(x[unit]);
            x[unit] = byScore * t[unit] * SmoothActivations.Slope(x[unit]);
            gradient.T0[unit] += x[unit];
        }
    }

    private double Mean(EnergyTerms terms, int node)
    {
        var mean = 0.0;
        for (var slot = 0; slot < terms.Graph.InDegree(node); slot++)
        {
            var arc = terms.Graph.InArc(node, slot);
            mean += terms.Share(arc) * _byShares[arc];
        }

        return mean;
    }
}
