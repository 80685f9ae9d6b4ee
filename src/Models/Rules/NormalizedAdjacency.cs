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
    /// <exception cref="ArgumentException">The graph has an arc from a node to itself.</exception>
    public NormalizedAdjacency(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        GraphRequirements.ThrowIfSelfArc(graph);
        Graph = graph;
        _self = [.. Enumerable.Range(0, graph.NodeCount).Select(node => 1.0 / (graph.InDegree(node) + 1))];
        _arcs = new double[graph.ArcCount];
        for (var arc = 0; arc < _arcs.Length; arc++)
        {
            _arcs[arc] = 1 / Math.Sqrt((graph.InDegree(graph.Source(arc)) + 1.0) * (graph.InDegree(graph.Target(arc)) + 1.0));
        }
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>Ã_ij of arc j→i.</summary>
    public double Arc(int arc) => _arcs[arc];

    /// <summary>Ã_ii.</summary>
    public double Self(int node) => _self[node];

    /// <summary>sum ← sum + Σ_j Ã_ij h_j over the node itself and its views, in this order.</summary>
    internal void Aggregate(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> sum)
    {
        Dense.AddScaled(_self[node], own, sum);
        var first = Graph.InArc(node, 0);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Dense.AddScaled(_arcs[first + slot], inbox[slot], sum);
        }
    }
}
