using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Everything of the energy on one graph that does not depend on h, computed once, with the local pieces of its derivatives. Immutable, so
/// that parallel runs can share it.
/// </summary>
internal sealed class EnergyTerms
{
    private readonly double[] _pTransposed;
    private readonly double[] _qTransposed;
    private readonly double[] _vTransposed;
    private readonly double[] _rTransposed;
    private readonly double[] _preactivation;
    private readonly double[] _gate;
    private readonly double[] _slope;
    private readonly double[] _units;
    private readonly double[] _unitWeights;
    private readonly double[] _force;

    internal EnergyTerms(EnergyParameters parameters, GraphData data)
    {
        (Parameters, Graph) = (parameters, data.Graph);
        var (k, d, r) = (parameters.StateSize, parameters.MessageSize, parameters.UnitCount);
        _pTransposed = Dense.Transpose(parameters.P, d, k);
        _qTransposed = Dense.Transpose(parameters.Q, d, k);
        _vTransposed = Dense.Transpose(parameters.V, r, d);
        _rTransposed = Dense.Transpose(parameters.R, r, k);
        _slope = [.. Enumerable.Range(0, d).Select(channel => channel < d / 2 ? 0.0 : 0.5)];
        _preactivation = new double[Graph.ArcCount * d];
        _gate = new double[Graph.ArcCount * d];
        _units = new double[Graph.NodeCount * r];
        _unitWeights = new double[Graph.NodeCount * r];
        _force = new double[Graph.NodeCount * k];
        for (var arc = 0; arc < Graph.ArcCount; arc++)
        {
            PrepareArc(data, arc);
        }

        for (var node = 0; node < Graph.NodeCount; node++)
        {
            PrepareNode(data, node);
        }
    }

    internal EnergyParameters Parameters { get; }

    internal Graph Graph { get; }

    internal int StateSize => Parameters.StateSize;

    internal int MessageSize => Parameters.MessageSize;

    internal int UnitCount => Parameters.UnitCount;

    /// <summary>½ on the squareplus channels of a message, 0 on the others.</summary>
    internal ReadOnlySpan<double> ChannelSlopes => _slope;

    /// <summary>o_ij.</summary>
    internal ReadOnlySpan<double> Gate(int arc) => _gate.AsSpan(arc * MessageSize, MessageSize);

    /// <summary>a_i.</summary>
    internal ReadOnlySpan<double> UnitWeights(int node) => _unitWeights.AsSpan(node * UnitCount, UnitCount);

    /// <summary>b_i.</summary>
    internal ReadOnlySpan<double> Force(int node) => _force.AsSpan(node * StateSize, StateSize);

    /// <summary>y ← y + P x, of length d.</summary>
    internal void AddP(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(_pTransposed, x, y);

    /// <summary>y ← y + Q x, of length d.</summary>
    internal void AddQ(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(_qTransposed, x, y);

    /// <summary>y ← y + V x, of length r.</summary>
    internal void AddV(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(_vTransposed, x, y);

    /// <summary>y ← y + R x, of length r.</summary>
    internal void AddR(ReadOnlySpan<double> x, Span<double> y) => Dense.MatVecTransposed(_rTransposed, x, y);

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

    private void PrepareArc(GraphData data, int arc)
    {
        var source = data.Feature(Graph.Source(arc));
        var target = data.Feature(Graph.Target(arc));
        var edge = data.ArcFeature(arc);
        var z = _preactivation.AsSpan(arc * MessageSize, MessageSize);
        Parameters.C0.CopyTo(z);
        Dense.MatVec(Parameters.Cj, source, z);
        Dense.MatVec(Parameters.Ci, target, z);
        Dense.MatVec(Parameters.Ce, edge, z);
        var gate = _gate.AsSpan(arc * MessageSize, MessageSize);
        Parameters.O0.CopyTo(gate);
        Dense.MatVec(Parameters.Oe, edge, gate);
        Dense.MatVec(Parameters.Oj, source, gate);
        Dense.MatVec(Parameters.Oi, target, gate);
        Squareplus(gate);
    }

    private void PrepareNode(GraphData data, int node)
    {
        var features = data.Feature(node);
        var units = _units.AsSpan(node * UnitCount, UnitCount);
        Parameters.D0.CopyTo(units);
        Dense.MatVec(Parameters.D, features, units);
        var weights = _unitWeights.AsSpan(node * UnitCount, UnitCount);
        Parameters.A0.CopyTo(weights);
        Dense.MatVec(Parameters.Ax, features, weights);
        Squareplus(weights);
        var force = _force.AsSpan(node * StateSize, StateSize);
        Parameters.B0.CopyTo(force);
        Dense.MatVec(Parameters.Bx, features, force);
    }

    private static void Squareplus(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = SmoothActivations.Value(values[i]);
        }
    }
}
