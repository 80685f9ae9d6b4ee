namespace Hogwild.Models;

/// <summary>
/// The map of an IGNN and the transpose of its derivative on a whole graph at once, in the order of operations of the rule, in buffers that
/// only grow.
/// </summary>
internal sealed class IgnnMap
{
    private IgnnRule _rule;
    private double[] _transposed = [];
    private double[] _products = [];
    private double[] _sum = [];

    internal IgnnMap(IgnnRule rule)
    {
        _rule = rule;
        Bind(rule);
    }

    /// <summary>The network.</summary>
    internal IgnnRule Rule => _rule;

    /// <summary>Wᵀ, k × k.</summary>
    internal ReadOnlySpan<double> TransposedWeights => _transposed.AsSpan(0, _rule.StateSize * _rule.StateSize);

    /// <summary>Goes on with another network.</summary>
    internal void Bind(IgnnRule rule)
    {
        _rule = rule;
        var k = rule.StateSize;
        Buffers.Grow(ref _transposed, k * k);
        Buffers.Grow(ref _sum, k);
        for (var row = 0; row < k; row++)
        {
            for (var column = 0; column < k; column++)
            {
                _transposed[(column * k) + row] = rule.Weights[(row * k) + column];
            }
        }
    }

    /// <summary>z ← Ã H W + XU + b.</summary>
    internal void Preactivate(ReadOnlySpan<double> states, Span<double> z)
    {
        var (adjacency, k) = (_rule.Adjacency, _rule.StateSize);
        var sum = _sum.AsSpan(0, k);
        ThrowUnlessFits(states.Length, z.Length);
        _rule.Input.CopyTo(z);
        for (var node = 0; node < adjacency.Graph.NodeCount; node++)
        {
            adjacency.Mix(node, states, k, sum);
            Dense.MatVecTransposed(_rule.Weights, sum, z.Slice(node * k, k));
        }
    }

    /// <summary>mixed ← Ã H, n × k.</summary>
    internal void Mix(ReadOnlySpan<double> states, Span<double> mixed)
    {
        var k = _rule.StateSize;
        for (var node = 0; node < _rule.Adjacency.Graph.NodeCount; node++)
        {
            _rule.Adjacency.Mix(node, states, k, mixed.Slice(node * k, k));
        }
    }

    /// <summary>result ← r + Ãᵀ (D ∘ v) Wᵀ, with D where <paramref name="active"/> is positive.</summary>
    internal void Pull(ReadOnlySpan<double> active, ReadOnlySpan<double> r, ReadOnlySpan<double> v, Span<double> result)
    {
        var (adjacency, k) = (_rule.Adjacency, _rule.StateSize);
        var sum = _sum.AsSpan(0, k);
        ThrowUnlessFits(v.Length, result.Length);
        Buffers.Grow(ref _products, v.Length);
        var products = _products.AsSpan(0, v.Length);
        products.Clear();
        for (var node = 0; node < adjacency.Graph.NodeCount; node++)
        {
            for (var i = 0; i < k; i++)
            {
                sum[i] = active[(node * k) + i] > 0 ? v[(node * k) + i] : 0;
            }

            Dense.MatVecTransposed(TransposedWeights, sum, products.Slice(node * k, k));
        }

        r.CopyTo(result);
        for (var node = 0; node < adjacency.Graph.NodeCount; node++)
        {
            var target = result.Slice(node * k, k);
            Dense.AddScaled(adjacency.Self(node), products.Slice(node * k, k), target);
            foreach (var arc in adjacency.Graph.OutArcs(node))
            {
                Dense.AddScaled(adjacency.Arc(arc), products.Slice(adjacency.Graph.Target(arc) * k, k), target);
            }
        }
    }

    private void ThrowUnlessFits(int first, int second)
    {
        var expected = _rule.Input.Length;
        if (first != expected || second != expected)
        {
            throw new ArgumentException($"expected {expected} numbers, found {first} and {second}");
        }
    }
}
