namespace Hogwild.Models;

/// <summary>
/// The part of <see cref="EnergySlope"/> along arcs: messages and their changes, and what reaches P, Q and the maps of features behind z
/// and the gate. The derivatives by z, ż and the gate are added up over the arcs that leave a node and over those that enter it, before any
/// product with a state or a feature.
/// </summary>
internal sealed class EnergySlopeArcs
{
    private readonly EnergySlopeAttention _attention = new();
    private EnergyTerms? _terms;
    private double[] _z = [];
    private double[] _along = [];
    private double[] _message = [];
    private double[] _sent = [];
    private double[] _received = [];
    private double[] _scratch = [];
    private double[] _arcs = [];

    private EnergyTerms Terms => _terms!;

    internal void Reset(EnergyTerms terms)
    {
        _terms = terms;
        var (d, graph) = (terms.MessageSize, terms.Graph);
        Buffers.Grow(ref _z, graph.ArcCount * d);
        Buffers.Grow(ref _along, graph.ArcCount * d);
        Buffers.Grow(ref _message, 2 * d);
        Buffers.Grow(ref _sent, graph.NodeCount * 3 * d);
        Buffers.Grow(ref _received, graph.NodeCount * 3 * d);
        Buffers.Grow(ref _scratch, 2 * d);
        Buffers.Grow(ref _arcs, Math.Max(1, graph.ArcCount) * 2 * d);
        _attention.Reset(terms);
        _sent.AsSpan(0, graph.NodeCount * 3 * d).Clear();
        _received.AsSpan(0, graph.NodeCount * 3 * d).Clear();
    }

    /// <summary>m_i and ṁ_i, one after the other, 2 × d; until the next node.</summary>
    internal ReadOnlySpan<double> Forward(int node, ReadOnlySpan<double> h, ReadOnlySpan<double> v)
    {
        var (d, k, graph) = (Terms.MessageSize, Terms.StateSize, Terms.Graph);
        var both = _message.AsSpan(0, 2 * d);
        both.Clear();
        var message = both[..d];
        var change = both[d..];
        var own = _scratch.AsSpan(0, 2 * d);
        own.Clear();
        Terms.AddQ(h.Slice(node * k, k), own[..d]);
        Terms.AddQ(v.Slice(node * k, k), own[d..]);
        var neighbours = graph.InNeighbours(node);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var arc = graph.InArc(node, slot);
            var z = _z.AsSpan(arc * d, d);
            var along = _along.AsSpan(arc * d, d);
            Terms.Preactivation(arc, h.Slice(neighbours[slot] * k, k), own[..d], z);
            own[d..].CopyTo(along);
            Terms.AddP(v.Slice(neighbours[slot] * k, k), along);
            SmoothActivations.AddMessageAndChange(z, Terms.Gate(arc), Terms.ChannelSlopes, along, message, change);
        }

        return both;
    }

    /// <summary>From the derivatives by m_i and ṁ_i, 2 × d, to those by z, ż and the gate of the arcs that enter a node.</summary>
    internal void Back(int node, ReadOnlySpan<double> slopes)
    {
        var (d, graph) = (Terms.MessageSize, Terms.Graph);
        var received = _received.AsSpan(node * 3 * d, 3 * d);
        var neighbours = graph.InNeighbours(node);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var arc = graph.InArc(node, slot);
            var z = _z.AsSpan(arc * d, d);
            var along = _along.AsSpan(arc * d, d);
            var gate = _arcs.AsSpan(((2 * arc) + 1) * d, d);
            var opened = Terms.Parameters.Attention is null ? [] : _attention.Back(Terms, arc, slopes, z, along);
            SmoothActivations.Back(Terms.Gate(arc), Terms.ChannelSlopes, slopes[..d], slopes[d..], z, along, gate);
            opened.CopyTo(gate);
            z.CopyTo(_arcs.AsSpan(2 * arc * d, d));
            var sent = _sent.AsSpan(neighbours[slot] * 3 * d, 3 * d);
            AddTo(sent, z, along, gate);
            AddTo(received, z, along, gate);
        }

        void AddTo(Span<double> sums, ReadOnlySpan<double> z, ReadOnlySpan<double> along, ReadOnlySpan<double> gate)
        {
            Dense.AddScaled(1, z, sums[..d]);
            Dense.AddScaled(1, along, sums.Slice(d, d));
            Dense.AddScaled(1, gate, sums[(2 * d)..]);
        }
    }

    /// <summary>Adds the products with states and features.</summary>
    internal void Collect(GraphData data, ReadOnlySpan<double> h, ReadOnlySpan<double> v, EnergyGradient gradient)
    {
        var (d, k, n) = (Terms.MessageSize, Terms.StateSize, Terms.Graph.NodeCount);
        var (p, q) = (data.FeatureSize, data.ArcFeatureSize);
        AddProducts(gradient.P, _sent, 0, h);
        AddProducts(gradient.P, _sent, d, v);
        AddProducts(gradient.Q, _received, 0, h);
        AddProducts(gradient.Q, _received, d, v);
        Tiles.Add(gradient.Cj, p, _sent, 3 * d, data.Features, p, n, d, p);
        Tiles.Add(gradient.Ci, p, _received, 3 * d, data.Features, p, n, d, p);
        Tiles.Add(gradient.Oj, p, _sent.AsSpan(2 * d), 3 * d, data.Features, p, n, d, p);
        Tiles.Add(gradient.Oi, p, _received.AsSpan(2 * d), 3 * d, data.Features, p, n, d, p);
        if (Terms.Parameters.Attention is { } attention)
        {
            _attention.Collect(Terms, attention, data, gradient);
        }

        var arcs = Terms.Graph.ArcCount;
        Tiles.Add(gradient.Ce, q, _arcs, 2 * d, data.ArcFeatures, q, arcs, d, q);
        Tiles.Add(gradient.Oe, q, _arcs.AsSpan(d), 2 * d, data.ArcFeatures, q, arcs, d, q);
        for (var node = 0; node < n; node++)
        {
            Dense.AddScaled(1, _received.AsSpan(node * 3 * d, d), gradient.C0);
            Dense.AddScaled(1, _received.AsSpan(((node * 3) + 2) * d, d), gradient.O0);
        }

        void AddProducts(double[] target, double[] sums, int from, ReadOnlySpan<double> states) =>
            Tiles.Add(target, k, sums.AsSpan(from), 3 * d, states, k, n, d, k);
    }
}
