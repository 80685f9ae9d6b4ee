using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A graph with a number on every arc: a length, a weight, a multiplicity of links. Zero is a number like any other.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class WeightedGraph
{
    private readonly double[] _weights;

    /// <summary>A graph from its arcs in any order.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="arcs">Source, target and weight of each arc.</param>
    /// <exception cref="ArgumentException">An end is not a node, or an arc appears twice.</exception>
    public WeightedGraph(int nodeCount, IEnumerable<(int Source, int Target, double Weight)> arcs)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        var list = arcs.ToList();
        var builder = new GraphBuilder(nodeCount);
        foreach (var (source, target, _) in list)
        {
            builder.AddArc(source, target);
        }

        Graph = builder.Build();
        if (Graph.ArcCount != list.Count)
        {
            throw new ArgumentException($"expected each arc once, found {list.Count} for {Graph.ArcCount} pairs of nodes", nameof(arcs));
        }

        _weights = new double[Graph.ArcCount];
        foreach (var (source, target, weight) in list)
        {
            _weights[Graph.Find(source, target)] = weight;
        }
    }

    /// <summary>A graph whose arcs all have the same weight.</summary>
    public WeightedGraph(Graph graph, double weight)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        _weights = new double[graph.ArcCount];
        Array.Fill(_weights, weight);
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>What whoever reads the file should know of it; default nothing.</summary>
    internal IReadOnlyList<string> Notes { get; set; } = [];

    /// <summary>One weight per arc number.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The graph of a matrix: entry (i, j) is the weight of the arc from j to i, and a zero is no arc.</summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static WeightedGraph FromMatrix(SparseMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        MatrixRequirements.ThrowUnlessSquare(matrix);
        return new WeightedGraph(matrix.Rows, matrix.Entries.ToArray().Select(entry => (entry.Column, entry.Row, entry.Value)));
    }
}
