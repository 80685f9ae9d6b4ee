using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Ã = (D + I)^−½ (A + I) (D + I)^−½ (Kipf &amp; Welling 2017), with D the in-degrees; symmetric on undirected graphs. The self loop is the
/// node's own state, so the graph itself has no self-arcs. Immutable.
/// </summary>
public sealed class NormalizedAdjacency
{
    // Row after row: the entry of the node itself, then those of its in-arcs.
    private readonly double[] _entries;

    /// <summary>The matrix of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="normalise">False for A + I, whose entries are all 1.</param>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself.</exception>
    public NormalizedAdjacency(Graph graph, bool normalise = true)
    {
        ArgumentNullException.ThrowIfNull(graph);
        GraphRequirements.ThrowIfSelfArc(graph);
        Graph = graph;
        _entries = LargePages.For(new double[graph.NodeCount + graph.ArcCount]);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var row = _entries.AsSpan(RowOf(node), 1 + graph.InDegree(node));
            row.Fill(1);
            if (normalise)
            {
                row[0] = 1.0 / row.Length;
                for (var slot = 1; slot < row.Length; slot++)
                {
                    row[slot] = 1 / Math.Sqrt((graph.InDegree(graph.InNeighbours(node)[slot - 1]) + 1.0) * row.Length);
                }
            }
        }
    }

    private NormalizedAdjacency(Graph graph, double[] entries) => (Graph, _entries) = (graph, entries);

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>Ã_ij of arc j→i.</summary>
    public double Arc(int arc) => _entries[Graph.Target(arc) + 1 + arc];

    /// <summary>Ã_ii.</summary>
    public double Self(int node) => _entries[RowOf(node)];

    /// <summary>Ã_ii, and then Ã_ij of the in-arcs of a node in their order.</summary>
    internal ReadOnlySpan<double> Row(int node) => _entries.AsSpan(RowOf(node), 1 + Graph.InDegree(node));

    /// <summary>Ãᵀ, on the graph with all arcs turned round; where it is symmetric the same matrix.</summary>
    internal NormalizedAdjacency Transposed()
    {
        if (Graph.IsUndirected)
        {
            return this;
        }

        var turned = new GraphBuilder(Graph.NodeCount, [.. Enumerable.Range(0, Graph.NodeCount).Select(Graph.Key)]);
        for (var arc = 0; arc < Graph.ArcCount; arc++)
        {
            turned.AddArc(Graph.Target(arc), Graph.Source(arc));
        }

        var (graph, at) = (turned.Build(), 0);
        var entries = new double[_entries.Length];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            entries[at++] = Self(node);
            foreach (var reader in graph.InNeighbours(node))
            {
                entries[at++] = Arc(Graph.Find(node, reader));
            }
        }

        return new NormalizedAdjacency(graph, entries);
    }

    /// <summary>result ← Σ_j Ã_ij x_j over the node itself and its neighbours, in this order.</summary>
    internal void Mix(int node, ReadOnlySpan<double> x, int width, Span<double> result)
    {
        result.Clear();
        Dense.AddScaled(Self(node), x.Slice(node * width, width), result);
        var arc = Graph.InArc(node, 0);
        foreach (var neighbour in Graph.InNeighbours(node))
        {
            Dense.AddScaled(Arc(arc++), x.Slice(neighbour * width, width), result);
        }
    }

    /// <summary>The same of states, as many components as the result has.</summary>
    internal void Mix(int node, in StateRows states, Span<double> result)
    {
        var row = Row(node);
        result.Clear();
        Dense.AddScaled(row[0], states.Of(node, result.Length), result);
        var neighbours = Graph.InNeighbours(node);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            Dense.AddScaled(row[slot + 1], states.Of(neighbours[slot], result.Length), result);
        }
    }

    /// <summary>Will be asked for the row of a node.</summary>
    internal void Expect(int node) => CacheHint.Read<double>(_entries.AsSpan(RowOf(node), 1 + Graph.InDegree(node)));

    /// <summary>sum ← sum + Σ_j Ã_ij h_j over the node itself and its views, in this order.</summary>
    internal void Aggregate(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> sum) =>
        Aggregate<MachineWidth>(node, own, inbox, sum);

    /// <summary>The same with vectors of one width. Sums stay in registers while neighbours pass by.</summary>
    internal void Aggregate<TWidth>(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> sum)
        where TWidth : struct, IVectorWidth
    {
        var row = _entries.AsSpan(RowOf(node), 1 + inbox.Count);
        var at = 0;
        for (; TWidth.IsWide && at <= sum.Length - (2 * Vector512<double>.Count); at += 2 * Vector512<double>.Count)
        {
            AddTwoWideBlocks(row, own[at..], inbox, at, sum[at..]);
        }

        for (; at <= sum.Length - (2 * Vector256<double>.Count); at += 2 * Vector256<double>.Count)
        {
            AddTwoBlocks(row, own[at..], inbox, at, sum[at..]);
        }

        for (; at <= sum.Length - Vector256<double>.Count; at += Vector256<double>.Count)
        {
            AddBlock(row, own[at..], inbox, at, sum[at..]);
        }

        for (; at < sum.Length; at++)
        {
            var one = sum[at] + (row[0] * own[at]);
            for (var slot = 0; slot < inbox.Count; slot++)
            {
                one += row[1 + slot] * inbox[slot][at];
            }

            sum[at] = one;
        }
    }

    /// <summary>sum + Σ_j Ã_ij h_j of sixteen components that begin at 0, in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (Vector512<double> First, Vector512<double> Second) AggregateSixteen(int node, ReadOnlySpan<double> own, in Inbox inbox)
    {
        var row = _entries.AsSpan(RowOf(node), 1 + inbox.Count);
        var zero = Vector512<double>.Zero;
        return Sum(zero, zero, row, own, inbox, 0);
    }

    private static void AddTwoWideBlocks(ReadOnlySpan<double> row, ReadOnlySpan<double> own, in Inbox inbox, int at, Span<double> sum)
    {
        var (first, second) = Load512(sum);
        (first, second) = Sum(first, second, row, own, inbox, at);
        first.CopyTo(sum);
        second.CopyTo(sum[Vector512<double>.Count..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> First, Vector512<double> Second) Sum(
        Vector512<double> first, Vector512<double> second, ReadOnlySpan<double> row, ReadOnlySpan<double> own, in Inbox inbox, int at)
    {
        var (a, b) = Load512(own);
        var weight = Vector512.Create(row[0]);
        first += weight * a;
        second += weight * b;
        for (var slot = 1; slot < row.Length; slot++)
        {
            (a, b) = Load512(inbox[slot - 1][at..]);
            weight = Vector512.Create(row[slot]);
            first += weight * a;
            second += weight * b;
        }

        return (first, second);
    }

    private static void AddTwoBlocks(ReadOnlySpan<double> row, ReadOnlySpan<double> own, in Inbox inbox, int at, Span<double> sum)
    {
        var (first, second) = Load256(sum);
        var (a, b) = Load256(own);
        var weight = Vector256.Create(row[0]);
        first += weight * a;
        second += weight * b;
        for (var slot = 1; slot < row.Length; slot++)
        {
            (a, b) = Load256(inbox[slot - 1][at..]);
            weight = Vector256.Create(row[slot]);
            first += weight * a;
            second += weight * b;
        }

        first.CopyTo(sum);
        second.CopyTo(sum[Vector256<double>.Count..]);
    }

    private static void AddBlock(ReadOnlySpan<double> row, ReadOnlySpan<double> own, in Inbox inbox, int at, Span<double> sum)
    {
        var total = Vector256.Create<double>(sum) + (Vector256.Create(row[0]) * Vector256.Create(own));
        for (var slot = 1; slot < row.Length; slot++)
        {
            total += Vector256.Create(row[slot]) * Vector256.Create(inbox[slot - 1][at..]);
        }

        total.CopyTo(sum);
    }

    private int RowOf(int node) => node + Graph.InArc(node, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> First, Vector512<double> Second) Load512(ReadOnlySpan<double> from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Length, 2 * Vector512<double>.Count, nameof(from));
        ref var start = ref MemoryMarshal.GetReference(from);
        return (Vector512.LoadUnsafe(ref start), Vector512.LoadUnsafe(ref start, (nuint)Vector512<double>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> First, Vector256<double> Second) Load256(ReadOnlySpan<double> from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Length, 2 * Vector256<double>.Count, nameof(from));
        ref var start = ref MemoryMarshal.GetReference(from);
        return (Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, (nuint)Vector256<double>.Count));
    }
}
