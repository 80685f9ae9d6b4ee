namespace Hogwild.Models;

/// <summary>
/// The second-order expansion of an energy at one h, in buffers that only grow: evaluating again, also another energy, allocates nothing
/// once the largest graph has been seen.
/// </summary>
internal sealed class EnergyExpansion
{
    private readonly EnergyBlocks _blocks = new();
    private EnergyTerms? _terms;
    private double[] _gradient = [];
    private double[] _slopes = [];
    private double[] _curvatures = [];
    private double[] _unitCurvatures = [];
    private double[] _messageSlopes = [];
    private double[] _changes = [];
    private double[] _scratch = [];

    /// <summary>∇E(h), n × k.</summary>
    internal Span<double> Gradient => _gradient.AsSpan(0, Size);

    /// <summary>o_ij act′(z_ij), arcs × d.</summary>
    internal ReadOnlySpan<double> ArcSlopes => _slopes;

    /// <summary>o_ij act″(z_ij), arcs × d.</summary>
    internal ReadOnlySpan<double> ArcCurvatures => _curvatures;

    /// <summary>a_i sp″(y_i), n × r: how the slopes of units change.</summary>
    internal ReadOnlySpan<double> UnitSlopes => _unitCurvatures;

    /// <summary>s_i = ∂u_i/∂m_i, n × d.</summary>
    internal ReadOnlySpan<double> NodeSlopes => _messageSlopes;

    private int Size => _terms is null ? 0 : _terms.Graph.NodeCount * _terms.StateSize;

    /// <summary>Expands an energy at h.</summary>
    /// <returns>E(h).</returns>
    internal double Evaluate(EnergyTerms terms, ReadOnlySpan<double> h)
    {
        _terms = terms;
        var (graph, d, r) = (terms.Graph, terms.MessageSize, terms.UnitCount);
        Buffers.Grow(ref _gradient, h.Length);
        Buffers.Grow(ref _slopes, graph.ArcCount * d);
        Buffers.Grow(ref _curvatures, graph.ArcCount * d);
        Buffers.Grow(ref _unitCurvatures, graph.NodeCount * r);
        Buffers.Grow(ref _messageSlopes, graph.NodeCount * d);
        Buffers.Grow(ref _scratch, (4 * d) + r);
        Gradient.Clear();
        _slopes.AsSpan(0, graph.ArcCount * d).Clear();
        var value = 0.0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            value += AddNode(node, h);
        }

        return value;
    }

    /// <summary>product ← ∇²E(h) v.</summary>
    internal void HessianVectorProduct(ReadOnlySpan<double> v, Span<double> product)
    {
        var terms = Evaluated();
        if (v.Length != Size || product.Length != Size)
        {
            throw new ArgumentException($"expected {Size} numbers, found {v.Length} and {product.Length}", nameof(v));
        }

        product.Clear();
        for (var node = 0; node < terms.Graph.NodeCount; node++)
        {
            AddNodeProduct(terms, node, v, product);
        }
    }

    /// <summary>Adds ∇²E(h) to a matrix whose band is wide enough.</summary>
    internal void AddHessian(BandedMatrix hessian) =>
        _blocks.AddTo(hessian, Evaluated(), _slopes, _curvatures, _unitCurvatures, _messageSlopes);

    private EnergyTerms Evaluated() => _terms ?? throw new InvalidOperationException("expected an energy to have been evaluated");

    private Span<double> Slopes(int node) => OfArcs(_slopes, node);

    private Span<double> Curvatures(int node) => OfArcs(_curvatures, node);

    private Span<double> UnitCurvatures(int node) => _unitCurvatures.AsSpan(node * _terms!.UnitCount, _terms.UnitCount);

    private Span<double> MessageSlopes(int node) => _messageSlopes.AsSpan(node * _terms!.MessageSize, _terms.MessageSize);

    private Span<double> OfArcs(double[] values, int node) =>
        values.AsSpan(_terms!.Graph.InArc(node, 0) * _terms.MessageSize, _terms.Graph.InDegree(node) * _terms.MessageSize);

    /// <summary>Adds ∇e_i to the gradient and returns e_i.</summary>
    private double AddNode(int node, ReadOnlySpan<double> states)
    {
        var (terms, d, k) = (_terms!, _terms!.MessageSize, _terms.StateSize);
        var h = states.Slice(node * k, k);
        var neighbours = terms.Graph.InNeighbours(node);
        var slopes = Slopes(node);
        var curvatures = Curvatures(node);
        var s = MessageSlopes(node);
        var scratch = _scratch.AsSpan(0, (4 * d) + terms.UnitCount);
        scratch.Clear();
        var qh = scratch[..d];
        var z = scratch.Slice(d, d);
        var m = scratch.Slice(2 * d, d);
        var total = scratch.Slice(3 * d, d);
        var y = scratch[(4 * d)..];
        terms.AddQ(h, qh);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var arc = terms.Graph.InArc(node, slot);
            terms.Preactivation(arc, states.Slice(neighbours[slot] * k, k), qh, z);
            SmoothActivations.AddMessage(z, terms.Gate(arc), terms.ChannelSlopes, m, slopes.Slice(slot * d, d));
            SmoothActivations.Curvatures(z, terms.Gate(arc), curvatures.Slice(slot * d, d));
        }

        terms.Units(node, h, m, y);
        var energy = UnitEnergy(node, y);
        energy += Dense.Dot(terms.Parameters.W, m) + Dense.Dot(terms.Force(node), h) + (0.5 * terms.Parameters.Beta * Dense.Dot(h, h));
        terms.UnitSlopes(node, y, s);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            for (var channel = 0; channel < d; channel++)
            {
                z[channel] = s[channel] * slopes[(slot * d) + channel];
                total[channel] += z[channel];
            }

            terms.AddMessage(z, _gradient.AsSpan(neighbours[slot] * k, k));
        }

        terms.AddOwnGradient(node, h, total, y, _gradient.AsSpan(node * k, k));
        return energy;
    }

    /// <summary>a_i · sp(y_i), keeping a_i·sp″(y_i).</summary>
    private double UnitEnergy(int node, ReadOnlySpan<double> y)
    {
        var weights = _terms!.UnitWeights(node);
        SmoothActivations.Curvatures(y, weights, UnitCurvatures(node));
        var energy = 0.0;
        for (var unit = 0; unit < y.Length; unit++)
        {
            energy += weights[unit] * SmoothActivations.Value(y[unit]);
        }

        return energy;
    }

    private void AddNodeProduct(EnergyTerms terms, int node, ReadOnlySpan<double> v, Span<double> product)
    {
        var (k, d) = (terms.StateSize, terms.MessageSize);
        var neighbours = terms.Graph.InNeighbours(node);
        var slopes = Slopes(node);
        var curvatures = Curvatures(node);
        var s = MessageSlopes(node);
        var own = v.Slice(node * k, k);
        Buffers.Grow(ref _changes, slopes.Length);
        var scratch = _scratch.AsSpan(0, (4 * d) + terms.UnitCount);
        scratch.Clear();
        var dm = scratch[..d];
        var ds = scratch.Slice(d, d);
        var total = scratch.Slice(2 * d, d);
        var qv = scratch.Slice(3 * d, d);
        var dt = scratch[(4 * d)..];
        terms.AddQ(own, qv);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var change = _changes.AsSpan(slot * d, d);
            qv.CopyTo(change);
            terms.AddP(v.Slice(neighbours[slot] * k, k), change);
            Dense.AddProducts(slopes.Slice(slot * d, d), change, dm);
        }

        terms.AddV(dm, dt);
        terms.AddR(own, dt);
        ScaleBy(UnitCurvatures(node), dt);
        Dense.MatVecTransposed(terms.Parameters.V, dt, ds);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var change = _changes.AsSpan(slot * d, d);
            for (var channel = 0; channel < d; channel++)
            {
                var at = (slot * d) + channel;
                change[channel] = (ds[channel] * slopes[at]) + (s[channel] * curvatures[at] * change[channel]);
                total[channel] += change[channel];
            }

            terms.AddMessage(change, product.Slice(neighbours[slot] * k, k));
        }

        terms.AddOwn(total, dt, product.Slice(node * k, k));
        Dense.AddScaled(terms.Parameters.Beta, own, product.Slice(node * k, k));
    }

    private static void ScaleBy(ReadOnlySpan<double> factors, Span<double> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            values[at] *= factors[at];
        }
    }
}
