namespace Hogwild.Models;

/// <summary>The part of <see cref="EnergySlope"/> at nodes: the units y_i, their weights a_i, w and the force.</summary>
internal sealed class EnergySlopeUnits
{
    private EnergyTerms? _terms;
    private double[] _messages = [];
    private double[] _units = [];
    private double[] _slopes = [];
    private double[] _scratch = [];

    private EnergyTerms Terms => _terms!;

    internal void Reset(EnergyTerms terms)
    {
        _terms = terms;
        var (n, d, r) = (terms.Graph.NodeCount, terms.MessageSize, terms.UnitCount);
        Buffers.Grow(ref _messages, n * 2 * d);
        Buffers.Grow(ref _units, n * 3 * r);
        Buffers.Grow(ref _slopes, 2 * d);
        Buffers.Grow(ref _scratch, 2 * r);
    }

    /// <summary>
    /// From m_i and ṁ_i, 2 × d, to the derivatives by them, 2 × d, which stay until the next node. Those by y_i, ẏ_i and what a_i is the
    /// squareplus of are kept.
    /// </summary>
    internal ReadOnlySpan<double> Add(
        int node, ReadOnlySpan<double> h, ReadOnlySpan<double> v, ReadOnlySpan<double> messages, double factor)
    {
        var (d, k, r) = (Terms.MessageSize, Terms.StateSize, Terms.UnitCount);
        messages.CopyTo(_messages.AsSpan(node * 2 * d));
        var y = _scratch.AsSpan(0, r);
        var change = _scratch.AsSpan(r, r);
        change.Clear();
        Terms.Units(node, h.Slice(node * k, k), messages[..d], y);
        Terms.AddV(messages[d..], change);
        Terms.AddR(v.Slice(node * k, k), change);
        var byUnits = _units.AsSpan(node * 3 * r, 3 * r);
        var weights = Terms.UnitWeights(node);
        for (var unit = 0; unit < r; unit++)
        {
            var (a, slope) = (weights[unit], SmoothActivations.Slope(y[unit]));
            byUnits[unit] = factor * a * SmoothActivations.Curvature(y[unit]) * change[unit];
            byUnits[r + unit] = factor * a * slope;
            byUnits[(2 * r) + unit] = factor * SmoothActivations.SlopeOf(a) * slope * change[unit];
        }

        var slopes = _slopes.AsSpan(0, 2 * d);
        slopes[..d].Clear();
        Dense.MatVecTransposed(Terms.Parameters.V, byUnits[..r], slopes[..d]);
        Dense.Multiply(factor, Terms.Parameters.W, slopes[d..]);
        Dense.MatVecTransposed(Terms.Parameters.V, byUnits.Slice(r, r), slopes[d..]);
        return slopes;
    }

    /// <summary>Adds the products with messages, states and features.</summary>
    internal void Collect(GraphData data, ReadOnlySpan<double> h, ReadOnlySpan<double> v, double factor, EnergyGradient gradient)
    {
        var (d, k, r, n, p) = (Terms.MessageSize, Terms.StateSize, Terms.UnitCount, Terms.Graph.NodeCount, data.FeatureSize);
        var byUnits = _units.AsSpan();
        var byChanges = _units.AsSpan(r);
        var byWeights = _units.AsSpan(2 * r);
        Tiles.Add(gradient.V, d, byUnits, 3 * r, _messages, 2 * d, n, r, d);
        Tiles.Add(gradient.V, d, byChanges, 3 * r, _messages.AsSpan(d), 2 * d, n, r, d);
        Tiles.Add(gradient.R, k, byUnits, 3 * r, h, k, n, r, k);
        Tiles.Add(gradient.R, k, byChanges, 3 * r, v, k, n, r, k);
        Tiles.Add(gradient.D, p, byUnits, 3 * r, data.Features, p, n, r, p);
        Tiles.Add(gradient.Ax, p, byWeights, 3 * r, data.Features, p, n, r, p);
        for (var node = 0; node < n; node++)
        {
            Dense.AddScaled(1, _units.AsSpan(node * 3 * r, r), gradient.D0);
            Dense.AddScaled(1, _units.AsSpan(((node * 3) + 2) * r, r), gradient.A0);
            Dense.AddScaled(factor, _messages.AsSpan(((node * 2) + 1) * d, d), gradient.W);
            var own = v.Slice(node * k, k);
            Dense.AddScaled(factor, own, gradient.B0);
            var features = data.Feature(node);
            for (var row = 0; row < k; row++)
            {
                Dense.AddScaled(factor * own[row], features, gradient.Bx.AsSpan(row * p, p));
            }
        }
    }
}
