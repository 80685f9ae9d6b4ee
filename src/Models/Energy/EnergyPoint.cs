namespace Hogwild.Models;

/// <summary>
/// The energy at one h: value, gradient and second derivatives. First and second derivatives of all activations are kept from the gradient,
/// so a Hessian-vector product has no square root in it.
/// </summary>
public sealed class EnergyPoint
{
    private readonly EnergyTerms _terms;
    private readonly double[] _gradient;
    private readonly double[] _slopes;
    private readonly double[] _curvatures;
    private readonly double[] _unitCurvatures;
    private readonly double[] _messageSlopes;

    internal EnergyPoint(EnergyFunction function, double[] h)
    {
        (Function, _terms, States) = (function, function.Terms, h);
        var (graph, d, r) = (_terms.Graph, _terms.MessageSize, _terms.UnitCount);
        _gradient = new double[h.Length];
        _slopes = new double[graph.ArcCount * d];
        _curvatures = new double[graph.ArcCount * d];
        _unitCurvatures = new double[graph.NodeCount * r];
        _messageSlopes = new double[graph.NodeCount * d];
        var value = 0.0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            value += AddNode(node);
        }

        Value = value;
    }

    /// <summary>The energy that this is a point of.</summary>
    public EnergyFunction Function { get; }

    /// <summary>h, n × k. Not to be changed.</summary>
    public double[] States { get; }

    /// <summary>E(h).</summary>
    public double Value { get; }

    /// <summary>∇E(h), n × k.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>‖∇E(h)‖₂/β, which bounds ‖h − h*‖₂ by strong convexity.</summary>
    public double Residual => Dense.Norm(_gradient) / _terms.Parameters.Beta;

    /// <summary>∇²E(h) v.</summary>
    /// <param name="v">n × k, row by row.</param>
    public double[] HessianVectorProduct(ReadOnlySpan<double> v)
    {
        if (v.Length != _gradient.Length)
        {
            throw new ArgumentException($"expected {_gradient.Length} numbers, found {v.Length}", nameof(v));
        }

        var product = new double[v.Length];
        for (var node = 0; node < _terms.Graph.NodeCount; node++)
        {
            AddNodeProduct(node, v, product);
        }

        return product;
    }

    /// <summary>∇²E(h) as a band matrix.</summary>
    public BandedMatrix Hessian()
    {
        var hessian = new BandedMatrix(_gradient.Length, Function.HalfBandwidth);
        for (var node = 0; node < _terms.Graph.NodeCount; node++)
        {
            new EnergyBlocks(_terms, node, Slopes(node), Curvatures(node), UnitCurvatures(node), MessageSlopes(node)).AddTo(hessian);
        }

        return hessian;
    }

    private Span<double> Block(Span<double> values, int node) => values.Slice(node * _terms.StateSize, _terms.StateSize);

    private Span<double> Slopes(int node) => OfArcs(_slopes, node);

    private Span<double> Curvatures(int node) => OfArcs(_curvatures, node);

    private Span<double> UnitCurvatures(int node) => _unitCurvatures.AsSpan(node * _terms.UnitCount, _terms.UnitCount);

    private Span<double> MessageSlopes(int node) => _messageSlopes.AsSpan(node * _terms.MessageSize, _terms.MessageSize);

    private Span<double> OfArcs(double[] values, int node) =>
        values.AsSpan(_terms.Graph.InArc(node, 0) * _terms.MessageSize, _terms.Graph.InDegree(node) * _terms.MessageSize);

    /// <summary>Adds ∇e_i to the gradient and returns e_i.</summary>
    private double AddNode(int node)
    {
        var d = _terms.MessageSize;
        var h = Block(States, node);
        var neighbours = _terms.Graph.InNeighbours(node);
        var slopes = Slopes(node);
        var curvatures = Curvatures(node);
        var s = MessageSlopes(node);
        var (qh, z, m, y) = (new double[d], new double[d], new double[d], new double[_terms.UnitCount]);
        _terms.AddQ(h, qh);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var arc = _terms.Graph.InArc(node, slot);
            _terms.Preactivation(arc, Block(States, neighbours[slot]), qh, z);
            SmoothActivations.AddMessage(z, _terms.Gate(arc), _terms.ChannelSlopes, m, slopes.Slice(slot * d, d));
            for (var channel = 0; channel < d; channel++)
            {
                curvatures[(slot * d) + channel] = _terms.Gate(arc)[channel] * SmoothActivations.Curvature(z[channel]);
            }
        }

        _terms.Units(node, h, m, y);
        var energy = UnitEnergy(node, y);
        energy += Dense.Dot(_terms.Parameters.W, m) + Dense.Dot(_terms.Force(node), h) + (0.5 * _terms.Parameters.Beta * Dense.Dot(h, h));
        _terms.UnitSlopes(node, y, s);
        var total = new double[d];
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            for (var channel = 0; channel < d; channel++)
            {
                z[channel] = s[channel] * slopes[(slot * d) + channel];
                total[channel] += z[channel];
            }

            _terms.AddMessage(z, Block(_gradient, neighbours[slot]));
        }

        _terms.AddOwnGradient(node, h, total, y, Block(_gradient, node));
        return energy;
    }

    /// <summary>a_i · sp(y_i), keeping a_i·sp″(y_i).</summary>
    private double UnitEnergy(int node, ReadOnlySpan<double> y)
    {
        var weights = _terms.UnitWeights(node);
        var curvatures = UnitCurvatures(node);
        var energy = 0.0;
        for (var unit = 0; unit < y.Length; unit++)
        {
            energy += weights[unit] * SmoothActivations.Value(y[unit]);
            curvatures[unit] = weights[unit] * SmoothActivations.Curvature(y[unit]);
        }

        return energy;
    }

    private void AddNodeProduct(int node, ReadOnlySpan<double> v, Span<double> product)
    {
        var k = _terms.StateSize;
        var d = _terms.MessageSize;
        var neighbours = _terms.Graph.InNeighbours(node);
        var slopes = Slopes(node);
        var curvatures = Curvatures(node);
        var s = MessageSlopes(node);
        var own = v.Slice(node * k, k);
        var (dz, dt) = (new double[slopes.Length], new double[_terms.UnitCount]);
        var (dm, ds, total) = (new double[d], new double[d], new double[d]);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var change = dz.AsSpan(slot * d, d);
            _terms.AddQ(own, change);
            _terms.AddP(v.Slice(neighbours[slot] * k, k), change);
            for (var channel = 0; channel < d; channel++)
            {
                dm[channel] += slopes[(slot * d) + channel] * change[channel];
            }
        }

        _terms.AddV(dm, dt);
        _terms.AddR(own, dt);
        for (var unit = 0; unit < dt.Length; unit++)
        {
            dt[unit] *= UnitCurvatures(node)[unit];
        }

        Dense.MatVecTransposed(_terms.Parameters.V, dt, ds);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            var change = dz.AsSpan(slot * d, d);
            for (var channel = 0; channel < d; channel++)
            {
                var at = (slot * d) + channel;
                change[channel] = (ds[channel] * slopes[at]) + (s[channel] * curvatures[at] * change[channel]);
                total[channel] += change[channel];
            }

            _terms.AddMessage(change, product.Slice(neighbours[slot] * k, k));
        }

        _terms.AddOwn(total, dt, product.Slice(node * k, k));
        Dense.AddScaled(_terms.Parameters.Beta, own, product.Slice(node * k, k));
    }
}
