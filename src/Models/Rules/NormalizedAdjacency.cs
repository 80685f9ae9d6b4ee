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
    private readonly double[] _arcs;
    private readonly double[] _self;

    /// <summary>The matrix of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="normalise">False for A + I, whose entries are all 1.</param>
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself.</exception>
    public NormalizedAdjacency(Graph graph, bool normalise = true)
    {
        ArgumentNullException.ThrowIfNull(graph);
        GraphRequirements.ThrowIfSelfArc(graph);
        Graph = graph;
        _self = LargePages.For(new double[graph.NodeCount]);
        for (var node = 0; node < _self.Length; node++)
        {
            _self[node] = normalise ? 1.0 / (graph.InDegree(node) + 1) : 1;
        }

        _arcs = LargePages.For(new double[graph.ArcCount]);
        for (var arc = 0; arc < _arcs.Length; arc++)
        {
            _arcs[arc] = !normalise ? 1 : 1 / Math.Sqrt((graph.InDegree(graph.Source(arc)) + 1.0) * (graph.InDegree(graph.Target(arc)) + 1.0));
        }
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>Ã_ij of arc j→i.</summary>
    public double Arc(int arc) => _arcs[arc];

    /// <summary>Ã_ii.</summary>
    public double Self(int node) => _self[node];

    /// <summary>Will be asked for the row of a node.</summary>
    internal void Expect(int node)
    {
        CacheHint.Read(ref _self[node]);
        CacheHint.Read<double>(_arcs.AsSpan(Graph.InArc(node, 0), Graph.InDegree(node)));
    }

    /// <summary>sum ← sum + Σ_j Ã_ij h_j over the node itself and its views, in this order.</summary>
    internal void Aggregate(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> sum)
    {
        var at = AggregateInBlocks(node, own, inbox, sum);
        var first = Graph.InArc(node, 0);
        Dense.AddScaled(_self[node], own[at..], sum[at..]);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(_arcs[first + slot], inbox[slot][at..], sum[at..]);
        }
    }

    /// <summary>The same for the first components, 16 at once: the sums stay in registers while neighbours pass by. The same bits.</summary>
    /// <returns>How many components are done.</returns>
    private int AggregateInBlocks(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> sum)
    {
        var lanes = Vector256<double>.Count;
        var first = Graph.InArc(node, 0);
        var at = 0;
        for (; at <= sum.Length - (4 * lanes); at += 4 * lanes)
        {
            var target = sum.Slice(at, 4 * lanes);
            var (s0, s1, s2, s3) = Plus(Load(target), _self[node], own.Slice(at, 4 * lanes));
            for (var slot = 0; slot < inbox.Count; slot++)
            {
                (s0, s1, s2, s3) = Plus((s0, s1, s2, s3), _arcs[first + slot], inbox[slot].Slice(at, 4 * lanes));
            }

            s0.CopyTo(target);
            s1.CopyTo(target[lanes..]);
            s2.CopyTo(target[(2 * lanes)..]);
            s3.CopyTo(target[(3 * lanes)..]);
        }

        return at;
    }

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
        (Vector256<double> V0, Vector256<double> V1, Vector256<double> V2, Vector256<double> V3) sum, double factor, ReadOnlySpan<double> terms)
    {
        var (t0, t1, t2, t3) = Load(terms);
        var weight = Vector256.Create(factor);
        return (sum.V0 + (weight * t0), sum.V1 + (weight * t1), sum.V2 + (weight * t2), sum.V3 + (weight * t3));
    }
}
