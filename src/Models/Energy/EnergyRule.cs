using System.Buffers;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Gradient descent on the energy, node by node (paper, eq. 14–15 and §5.3). Node i holds h_i; through every in-arc it reads a neighbour's
/// h_j and its message g_ji = ∂e_j/∂h_i. An activation does h_i ← h_i − α(∂e_i/∂h_i + Σ_j g_ji), then writes g_ij = ∂e_i/∂h_j at the new
/// h_i and the same views. Messages for all nodes and then states for all nodes (<see cref="Exchange"/>) is exact gradient descent. Every
/// run starts from h = 0.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class EnergyRule : IUpdateRule, IEnergyDescent
{
    // Of a hub with more numbers than these, what is computed per neighbour goes into an array that is lent.
    private const int MostOnStack = 1024;
    private readonly EnergyTerms _terms;
    private readonly double[] _initialMessages;

    /// <summary>The rule for an energy and a step size.</summary>
    /// <param name="function">The energy on its graph.</param>
    /// <param name="alpha">α &gt; 0; synchronous descent needs α &lt; 2/L.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not positive or not finite.</exception>
    public EnergyRule(EnergyFunction function, double alpha)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!(alpha > 0) || !double.IsFinite(alpha))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "expected a positive finite step size");
        }

        (Function, Alpha, _terms) = (function, alpha, function.Terms);
        _initialMessages = new double[_terms.Graph.ArcCount * _terms.StateSize];
        var zero = new double[_terms.StateSize];
        for (var node = 0; node < _terms.Graph.NodeCount; node++)
        {
            var views = new View[_terms.Graph.InDegree(node)];
            Array.Fill(views, new View(zero, 0, 0));
            WriteMessages(node, zero, new Inbox(views, zero.Length, zero.Length), Messages(_initialMessages, node));
        }
    }

    /// <summary>The energy that is minimised.</summary>
    public EnergyFunction Function { get; }

    /// <summary>α, the step size.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    double IEnergyDescent.Beta => Function.Parameters.Beta;

    /// <inheritdoc/>
    public int StateSize => _terms.StateSize;

    /// <inheritdoc/>
    public int ArcSize => _terms.StateSize;

    /// <inheritdoc/>
    double IEnergyDescent.Excess(ReadOnlySpan<double> minimum) => Function.Value(new double[Function.Size]) - Function.Value(minimum);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        var initial = Messages(_initialMessages, node);
        for (var slot = 0; slot < outbox.Count; slot++)
        {
            initial[slot].CopyTo(outbox[slot]);
        }
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
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

    private void Descend(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next)
    {
        var d = _terms.MessageSize;
        Span<double> scratch = stackalloc double[(2 * d) + StateSize + _terms.UnitCount];
        var sum = scratch[..d];
        var s = scratch.Slice(d, d);
        var gradient = scratch.Slice(2 * d, StateSize);
        var t = scratch[((2 * d) + StateSize)..];
        var count = inbox.Count * d;
        var rented = count > MostOnStack ? ArrayPool<double>.Shared.Rent(count) : null;
        Span<double> slopes = rented is null ? stackalloc double[count] : rented.AsSpan(0, count);
        ReadViews(node, own, inbox, t, s, slopes);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(1, slopes.Slice(slot * d, d), sum);
        }

        SmoothActivations.Multiply(s, sum, sum);
        _terms.AddOwnGradient(node, own, sum, t, gradient);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(1, inbox.Message(slot), gradient);
        }

        Dense.AddScaled(-Alpha, gradient, next);
        Return(rented);
    }

    private void WriteMessages(int node, ReadOnlySpan<double> h, in Inbox inbox, in Outbox outbox)
    {
        var d = _terms.MessageSize;
        Span<double> scratch = stackalloc double[d + _terms.UnitCount];
        var s = scratch[..d];
        var count = inbox.Count * d;
        var rented = count > MostOnStack ? ArrayPool<double>.Shared.Rent(count) : null;
        Span<double> slopes = rented is null ? stackalloc double[count] : rented.AsSpan(0, count);
        ReadViews(node, h, inbox, scratch[d..], s, slopes);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var delta = slopes.Slice(slot * d, d);
            SmoothActivations.Multiply(s, delta, delta);
            _terms.AddMessage(delta, outbox[slot]);
        }

        Return(rented);
    }

    /// <summary>From own state and views to t_i, s_i and, per slot, o_ij·act′(z_ij).</summary>
    private void ReadViews(int node, ReadOnlySpan<double> h, in Inbox inbox, Span<double> t, Span<double> s, Span<double> slopes)
    {
        var d = _terms.MessageSize;
        Span<double> scratch = stackalloc double[2 * d];
        var qh = scratch[..d];
        var m = scratch[d..];
        _terms.AddQ(h, qh);
        var first = _terms.Graph.InArc(node, 0);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var z = slopes.Slice(slot * d, d);
            _terms.Preactivation(first + slot, inbox[slot], qh, z);
            SmoothActivations.AddMessageAndDifferentiate(z, _terms.Gate(first + slot), _terms.ChannelSlopes, m);
        }

        _terms.Units(node, h, m, t);
        _terms.UnitSlopes(node, t, s);
    }

    private static void Return(double[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>The messages of one node in the order of its out-slots, which is that of its in-arcs.</summary>
    private Outbox Messages(double[] messages, int node)
    {
        var degree = _terms.Graph.InDegree(node);
        return new Outbox(messages.AsSpan(_terms.Graph.InArc(node, 0) * StateSize, degree * StateSize), StateSize, degree);
    }
}
