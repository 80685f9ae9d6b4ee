namespace Hogwild.Simulation;

/// <summary>Collects nodes and arcs in any order and makes a <see cref="Graph"/> of them.</summary>
public sealed class GraphBuilder
{
    // The target in the high half and the source in the low one, which sort as arcs are numbered; an arc may be there several times.
    private readonly List<long> _arcs = [];
    private readonly int[] _keys;

    /// <summary>A builder for a graph of <paramref name="nodeCount"/> nodes without arcs.</summary>
    /// <param name="nodeCount">Number of nodes, zero allowed.</param>
    /// <param name="keys">One distinct non-negative key per node; the node numbers where null.</param>
    /// <exception cref="ArgumentException">Keys are of another count, negative or not distinct.</exception>
    public GraphBuilder(int nodeCount, IReadOnlyList<int>? keys = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        _keys = keys is null ? [.. Enumerable.Range(0, nodeCount)] : [.. keys];
        if (keys is not null && (_keys.Length != nodeCount || _keys.Any(key => key < 0) || _keys.Distinct().Count() != nodeCount))
        {
            throw new ArgumentException($"expected {nodeCount} distinct non-negative keys", nameof(keys));
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => _keys.Length;

    /// <summary>Adds the arc <paramref name="source"/> → <paramref name="target"/>; adding it twice changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not a node.</exception>
    public GraphBuilder AddArc(int source, int target)
    {
        ThrowIfNotNode(source);
        ThrowIfNotNode(target);
        _arcs.Add(((long)target << 32) | (uint)source);
        return this;
    }

    /// <summary>Adds both arcs of the undirected edge between <paramref name="a"/> and <paramref name="b"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not a node.</exception>
    public GraphBuilder AddEdge(int a, int b) => AddArc(a, b).AddArc(b, a);

    /// <summary>The graph.</summary>
    public Graph Build()
    {
        _arcs.Sort();
        var count = 0;
        for (var k = 0; k < _arcs.Count; k++)
        {
            if (count == 0 || _arcs[k] != _arcs[count - 1])
            {
                _arcs[count++] = _arcs[k];
            }
        }

        _arcs.RemoveRange(count, _arcs.Count - count);
        return new(NodeCount, [.. _arcs.Select(arc => (int)arc)], [.. _arcs.Select(arc => (int)(arc >> 32))], [.. _keys]);
    }

    private void ThrowIfNotNode(int node)
    {
        if (node < 0 || node >= NodeCount)
        {
            throw new ArgumentOutOfRangeException(nameof(node), node, $"nodes are 0 to {NodeCount - 1}");
        }
    }
}
