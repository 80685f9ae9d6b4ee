using System.Buffers;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Everything of the energy on one graph that does not depend on h, computed once, with the local pieces of its derivatives. Immutable, so
/// that parallel runs can share it.
/// </summary>
internal sealed class EnergyTerms
{
    private readonly double[] _preactivation;
    private readonly double[] _gate;
    private readonly double[] _opening;
    private readonly double[] _shares = [];
    private readonly double[] _units;
    private readonly double[] _unitWeights;
    private readonly double[] _force;

    internal EnergyTerms(EnergyParameters parameters, GraphData data)
    {
        (Parameters, Graph) = (parameters, data.Graph);
        var (k, d, r) = (parameters.StateSize, parameters.MessageSize, parameters.UnitCount);
        _preactivation = GC.AllocateUninitializedArray<double>(Graph.ArcCount * d);
        _gate = GC.AllocateUninitializedArray<double>(Graph.ArcCount * d);
        _units = GC.AllocateUninitializedArray<double>(Graph.NodeCount * r);
        _unitWeights = GC.AllocateUninitializedArray<double>(Graph.NodeCount * r);
        _force = GC.AllocateUninitializedArray<double>(Graph.NodeCount * k);
        var width = (4 * d) + (2 * r) + k;
        var rented = ArrayPool<double>.Shared.Rent((Graph.NodeCount * width) + (2 * d));
        var products = rented.AsSpan(0, Graph.NodeCount * width);
        products.Clear();
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            Dense.MatVecTransposed(parameters.NodeMaps, data.Feature(node), products.Slice(node * width, width));
            PrepareNode(node, products.Slice((node * width) + (4 * d), width - (4 * d)));
        }

        for (var arc = 0; arc < Graph.ArcCount; arc++)
        {
            var edge = rented.AsSpan(products.Length, 2 * d);
            edge.Clear();
            Dense.MatVecTransposed(parameters.ArcMaps, data.ArcFeature(arc), edge);
            var source = products.Slice(Graph.Source(arc) * width, 4 * d);
            PrepareArc(arc, source, products.Slice(Graph.Target(arc) * width, 4 * d), edge);
        }

        ArrayPool<double>.Shared.Return(rented);
        _opening = _gate;
        if (parameters.Attention is { } attention)
        {
            (_shares, _gate) = (attention.Shares(data), new double[_gate.Length]);
            for (var arc = 0; arc < Graph.ArcCount; arc++)
            {
                Dense.Multiply(_shares[arc], Opening(arc), _gate.AsSpan(arc * d, d));
            }
        }
    }

    internal EnergyParameters Parameters { get; }

    internal Graph Graph { get; }

    internal int StateSize => Parameters.StateSize;

    internal int MessageSize => Parameters.MessageSize;

    internal int UnitCount => Parameters.UnitCount;

    /// <summary>½ on the squareplus channels of a message, 0 on the others.</summary>
    internal ReadOnlySpan<double> ChannelSlopes => Parameters.ChannelSlopes;

    /// <summary>o_ij, with attention a_ij o_ij.</summary>
    internal ReadOnlySpan<double> Gate(int arc) => _gate.AsSpan(arc * MessageSize, MessageSize);

    /// <summary>o_ij alone.</summary>
    internal ReadOnlySpan<double> Opening(int arc) => _opening.AsSpan(arc * MessageSize, MessageSize);

    /// <summary>a_ij, where there is attention.</summary>
    internal double Share(int arc) => _shares[arc];

    /// <summary>a_i.</summary>
    internal ReadOnlySpan<double> UnitWeights(int node) => _unitWeights.AsSpan(node * UnitCount, UnitCount);

    /// <summary>b_i.</summary>
    internal ReadOnlySpan<double> Force(int node) => _force.AsSpan(node * StateSize, StateSize);

    /// <summary>y ← y + P x, of length d.</summary>
    internal void AddP(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(Parameters.PTransposed, x, y);

    /// <summary>y ← y + Q x, of length d.</summary>
    internal void AddQ(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(Parameters.QTransposed, x, y);

    /// <summary>y ← y + V x, of length r.</summary>
    internal void AddV(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(Parameters.VTransposed, x, y);

    /// <summary>y ← y + R x, of length r.</summary>
    internal void AddR(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(Parameters.RTransposed, x, y);

    /// <summary>z_ij of one arc, given Q h_i.</summary>
    internal void Preactivation(int arc, ReadOnlySpan<double> neighbour, ReadOnlySpan<double> qh, Span<double> z)
    {
        SmoothActivations.Add(_preactivation.AsSpan(arc * MessageSize, MessageSize), qh, z);
        AddP(neighbour, z);
    }

    /// <summary>y_i, given m_i.</summary>
    internal void Units(int node, ReadOnlySpan<double> h, ReadOnlySpan<double> m, Span<double> y)
    {
        _units.AsSpan(node * UnitCount, UnitCount).CopyTo(y);
        AddV(m, y);
        AddR(h, y);
    }

    /// <summary>From y_i in place to t_i = a_i·sp′(y_i), and s_i = Vᵀ t_i + w = ∂u_i/∂m_i.</summary>
    internal void UnitSlopes(int node, Span<double> y, Span<double> s)
    {
        SmoothActivations.Slopes(y, UnitWeights(node));
        Parameters.W.CopyTo(s);
        Dense.MatVecTransposed(Parameters.V, y, s);
    }

    /// <summary>g ← g + Qᵀ δ + Rᵀ t + b_i + β h: what e_i itself contributes to the gradient at h_i, with δ = Σ_j δ_ij.</summary>
    internal void AddOwnGradient(int node, ReadOnlySpan<double> h, ReadOnlySpan<double> delta, ReadOnlySpan<double> t, Span<double> g)
    {
        Dense.AddScaled(1, Force(node), g);
        Dense.AddScaled(Parameters.Beta, h, g);
        AddOwn(delta, t, g);
    }

    /// <summary>g ← g + Qᵀ δ + Rᵀ t.</summary>
    internal void AddOwn(ReadOnlySpan<double> delta, ReadOnlySpan<double> t, Span<double> g)
    {
        Dense.MatVecTransposed(Parameters.Q, delta, g);
        Dense.MatVecTransposed(Parameters.R, t, g);
    }

    /// <summary>g ← g + Pᵀ δ_ij: ∂e_i/∂h_j, the message g_ij.</summary>
    internal void AddMessage(ReadOnlySpan<double> delta, Span<double> g) => Dense.MatVecTransposed(Parameters.P, delta, g);

    /// <summary>Terms of one arc, given (Cj, Ci, Oj, Oi) X of its ends and (Ce, Oe) F.</summary>
    private void PrepareArc(int arc, ReadOnlySpan<double> source, ReadOnlySpan<double> target, ReadOnlySpan<double> edge)
    {
        var d = MessageSize;
        var z = _preactivation.AsSpan(arc * d, d);
        Parameters.C0.CopyTo(z);
        Dense.AddScaled(1, source[..d], z);
        Dense.AddScaled(1, target.Slice(d, d), z);
        Dense.AddScaled(1, edge[..d], z);
        var gate = _gate.AsSpan(arc * d, d);
        Parameters.O0.CopyTo(gate);
        Dense.AddScaled(1, edge[d..], gate);
        Dense.AddScaled(1, source.Slice(2 * d, d), gate);
        Dense.AddScaled(1, target[(3 * d)..], gate);
        SmoothActivations.Values(gate);
    }

    /// <summary>Terms of one node, given (D, Ax, Bx) X.</summary>
    private void PrepareNode(int node, ReadOnlySpan<double> products)
    {
        var r = UnitCount;
        var units = _units.AsSpan(node * r, r);
        Parameters.D0.CopyTo(units);
        Dense.AddScaled(1, products[..r], units);
        var weights = _unitWeights.AsSpan(node * r, r);
        Parameters.A0.CopyTo(weights);
        Dense.AddScaled(1, products.Slice(r, r), weights);
        SmoothActivations.Values(weights);
        var force = _force.AsSpan(node * StateSize, StateSize);
        Parameters.B0.CopyTo(force);
        Dense.AddScaled(1, products[(2 * r)..], force);
    }
}
