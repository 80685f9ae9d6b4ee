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

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>Ã_ij of arc j→i.</summary>
    public double Arc(int arc) => _entries[Graph.Target(arc) + 1 + arc];

    /// <summary>Ã_ii.</summary>
    public double Self(int node) => _entries[RowOf(node)];

    /// <summary>Will be asked for the row of a node.</summary>
    internal void Expect(int node) => CacheHint.Read<double>(_entries.AsSpan(RowOf(node), 1 + Graph.InDegree(node)));

    /// <summary>sum ← sum + Σ_j Ã_ij h_j over the node itself and its views, in this order.</summary>
    internal void Aggregate(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> sum)
    {
        var row = _entries.AsSpan(RowOf(node), 1 + inbox.Count);
        var at = AggregateInBlocks(row, own, inbox, sum);
        if (at == sum.Length)
        {
            return;
        }

        Dense.AddScaled(row[0], own[at..], sum[at..]);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(row[1 + slot], inbox[slot][at..], sum[at..]);
        }
    }

    /// <summary>
    /// The same for the first components, 16 at once: the sums stay in registers while neighbours pass by. The same bits.
    /// </summary>
    /// <returns>How many components are done.</returns>
    private static int AggregateInBlocks(ReadOnlySpan<double> row, ReadOnlySpan<double> own, in Inbox inbox, Span<double> sum)
    {
        var lanes = Vector256<double>.Count;
        var at = 0;
        for (; at <= sum.Length - (4 * lanes); at += 4 * lanes)
        {
            var target = sum.Slice(at, 4 * lanes);
            var (s0, s1, s2, s3) = Plus(Load(target), row[0], own.Slice(at, 4 * lanes));
            for (var slot = 0; slot < inbox.Count; slot++)
            {
                (s0, s1, s2, s3) = Plus((s0, s1, s2, s3), row[1 + slot], inbox[slot].Slice(at, 4 * lanes));
            }

            s0.CopyTo(target);
            s1.CopyTo(target[lanes..]);
            s2.CopyTo(target[(2 * lanes)..]);
            s3.CopyTo(target[(3 * lanes)..]);
        }

        return at;
    }

    private int RowOf(int node) => node + Graph.InArc(node, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> V0, Vector256<double> V1, Vector256<double> V2, Vector256<double> V3) Load(ReadOnlySpan<double> from)
    {
        ref var start = ref MemoryMarshal.GetReference(from);
        var lanes = (nuint)Vector256<double>.Count;
        return (
            Vector256.LoadUnsafe(ref start),
            Vector256.LoadUnsafe(ref start, lanes),
            Vector256.LoadUnsafe(ref start, 2 * lanes),
            Vector256.LoadUnsafe(ref start, 3 * lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> V0, Vector256<double> V1, Vector256<double> V2, Vector256<double> V3) Plus(
        (Vector256<double> V0, Vector256<double> V1, Vector256<double> V2, Vector256<double> V3) sum, double factor,
        ReadOnlySpan<double> terms)
    {
        var (t0, t1, t2, t3) = Load(terms);
        var weight = Vector256.Create(factor);
        return (sum.V0 + (weight * t0), sum.V1 + (weight * t1), sum.V2 + (weight * t2), sum.V3 + (weight * t3));
    }
}
