using System.Buffers;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The adjoint of an energy GNN: ∇²E(h*) v = r with r = ∂ℓ/∂h*, by descent on ½ vᵀ∇²E v − r·v, which is Σ_i (½ vᵀ∇²e_i v − r_i·v_i): a
/// sum of convex terms of the same nodes and neighbours as E, with curvatures within the same bounds. Node i holds v_i, and reads v_j and
/// g_ji = (∇²e_j v)_i through every in-arc; an activation does v_i ← v_i − α((∇²e_i v)_i + Σ_j g_ji − r_i) and writes g_ij. What a node
/// needs of h* it had itself when the network arrived there: the derivatives of its own messages and units.
/// <code>dℓ/dθ = −∂/∂θ (v · ∇E(h*; θ)),   h* and v held</code>
/// </summary>
internal sealed class EnergyAdjoint : AdjointRule, IEnergyDescent
{
    // As in EnergyRule.
    private const int MostOnStack = 1024;
    private readonly EnergyPoint _point;
    private readonly EnergyTerms _terms;
    private readonly double[] _curvatures;

    internal EnergyAdjoint(EnergyRule network, ReadOnlySpan<double> states, double[] slope)
        : base(network.Function.Graph, slope, network.StateSize, states)
    {
        (_point, _terms, Alpha) = (network.Function.At(states), network.Function.Terms, network.Alpha);
        _curvatures = _point.Expansion.ArcCurvatures.ToArray();
        var d = _terms.MessageSize;
        for (var arc = 0; arc < Graph.ArcCount; arc++)
        {
            // s_i o_ij act″(z_ij): how much a message's slope changes with what it is of.
            var own = _curvatures.AsSpan(arc * d, d);
            SmoothActivations.Multiply(own, _point.Expansion.NodeSlopes.Slice(Graph.Target(arc) * d, d), own);
        }
    }

    /// <inheritdoc/>
    public double Alpha { get; }

    /// <inheritdoc/>
    public override int ArcSize => StateSize;

    /// <inheritdoc/>
    double IEnergyDescent.Beta => _terms.Parameters.Beta;

    /// <inheritdoc/>
    double IEnergyDescent.Excess(ReadOnlySpan<double> minimum) => 0.5 * Dense.Dot(Slope, minimum);

    /// <inheritdoc/>
    public override void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        own.CopyTo(next);
        if (now.Exchange != Exchange.Messages)
        {
            Descend(now.Node, own, inbox, next);
        }

        if (now.Exchange != Exchange.State)
        {
            WriteMessages(now.Node, next, inbox, outbox);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double[]> Gradient(WeightFile weights, ReadOnlySpan<double> adjoint)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var gradient = new EnergyGradient(_terms.Parameters);
        new EnergySlope().Add(_point.Function, States, adjoint, -1, gradient);
        var parts = gradient.ByTensor(Values("Vraw"), Values("wraw"));
        var named = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var (part, values) in parts.Where(part => weights.Tensors.ContainsKey(EnergyParameters.Prefix + part.Key)))
        {
            named.Add(EnergyParameters.Prefix + part, values);
        }

        return named;

        double[] Values(string name) => weights.Tensors[EnergyParameters.Prefix + name].Values;
    }

    /// <inheritdoc/>
    internal override Reference Solve()
    {
        var factor = BandedCholesky.Factor(_point.Hessian());
        var v = factor.Solve(Slope);
        var (residual, correction) = Refine(v);
        return new Reference(IsFixedPoint: true, v, residual) { Error = correction };

        (double Residual, double Correction) Refine(double[] of)
        {
            var step = factor.Solve(Left(of));
            Dense.AddScaled(1, step, of);
            return (Dense.Norm(Left(of)) / _terms.Parameters.Beta, Dense.MaxNorm(step));
        }
    }

    /// <summary>r − ∇²E v.</summary>
    private double[] Left(double[] v)
    {
        var left = Slope.ToArray();
        Dense.AddScaled(-1, _point.HessianVectorProduct(v), left);
        return left;
    }

    private void Descend(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next)
    {
        var (d, first) = (_terms.MessageSize, node * StateSize);
        Span<double> scratch = stackalloc double[d + StateSize + _terms.UnitCount];
        var total = scratch[..d];
        var gradient = scratch.Slice(d, StateSize);
        var units = scratch[(d + StateSize)..];
        var count = inbox.Count * d;
        var rented = count > MostOnStack ? ArrayPool<double>.Shared.Rent(count) : null;
        Span<double> changes = rented is null ? stackalloc double[count] : rented.AsSpan(0, count);
        ReadViews(node, own, inbox, units, changes);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(1, changes.Slice(slot * d, d), total);
            Dense.AddScaled(1, inbox.Message(slot), gradient);
        }

        _terms.AddOwn(total, units, gradient);
        Dense.AddScaled(_terms.Parameters.Beta, own, gradient);
        Dense.AddScaled(-1, Slope.AsSpan(first, StateSize), gradient);
        Dense.AddScaled(-Alpha, gradient, next);
        Return(rented);
    }

    private void WriteMessages(int node, ReadOnlySpan<double> own, in Inbox inbox, in Outbox outbox)
    {
        var d = _terms.MessageSize;
        Span<double> units = stackalloc double[_terms.UnitCount];
        var count = inbox.Count * d;
        var rented = count > MostOnStack ? ArrayPool<double>.Shared.Rent(count) : null;
        Span<double> changes = rented is null ? stackalloc double[count] : rented.AsSpan(0, count);
        ReadViews(node, own, inbox, units, changes);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            _terms.AddMessage(changes.Slice(slot * d, d), outbox[slot]);
        }

        Return(rented);
    }

    /// <summary>
    /// How the slopes of e_i change along own state and views: those of its units, r numbers, and of its messages, d numbers a slot.
    /// </summary>
    private void ReadViews(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> units, Span<double> changes)
    {
        var (d, r) = (_terms.MessageSize, _terms.UnitCount);
        Span<double> scratch = stackalloc double[3 * d];
        var along = scratch[..d];
        var message = scratch.Slice(d, d);
        var slope = scratch[(2 * d)..];
        var first = Graph.InArc(node, 0);
        var slopes = _point.Expansion.ArcSlopes.Slice(first * d, inbox.Count * d);
        _terms.AddQ(own, along);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var change = changes.Slice(slot * d, d);
            along.CopyTo(change);
            _terms.AddP(inbox[slot], change);
            Dense.AddProducts(slopes.Slice(slot * d, d), change, message);
        }

        _terms.AddV(message, units);
        _terms.AddR(own, units);
        SmoothActivations.Multiply(units, _point.Expansion.UnitSlopes.Slice(node * r, r), units);
        Dense.MatVecTransposed(_terms.Parameters.V, units, slope);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var change = changes.Slice(slot * d, d);
            SmoothActivations.Multiply(change, _curvatures.AsSpan((first + slot) * d, d), change);
            Dense.AddProducts(slopes.Slice(slot * d, d), slope, change);
        }
    }

    private static void Return(double[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }
}
