using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Data and matrices beside further nodes, which follow their own.</summary>
internal static class Extended
{
    private const double Coupling = 0.1;

    /// <summary>All features of the further nodes and arcs are 1.</summary>
    public static GraphData Data(GraphData data, Graph other) => data with
    {
        Graph = Graphs.Union([data.Graph, other]),
        Features = [.. data.Features, .. Enumerable.Repeat(1.0, other.NodeCount * data.FeatureSize)],
        ArcFeatures = [.. data.ArcFeatures, .. Enumerable.Repeat(1.0, other.ArcCount * data.ArcFeatureSize)],

        // Groups of nodes are as they were: further nodes are in none.
        Labels = data.Labels.Length == 0 || data.Groups is not null ? data.Labels : [.. data.Labels, .. new int[other.NodeCount]],
        Flags = data.Flags.Length == 0 || data.Groups is not null ? data.Flags
            : [.. data.Flags, .. new byte[other.NodeCount * data.Flags.Length / data.ItemCount]],
        Targets = data.Targets.Length == 0 || data.Groups is not null ? data.Targets
            : [.. data.Targets, .. new double[other.NodeCount * data.Targets.Length / data.ItemCount]],
    };

    /// <summary>An entry of 0.1 for every further arc.</summary>
    public static SparseMatrix Matrix(SparseMatrix matrix, Graph other)
    {
        var entries = Enumerable.Range(0, other.ArcCount)
            .Select(
                arc => (matrix.Rows + other.Target(arc), matrix.Rows + other.Source(arc), Coupling / other.InDegree(other.Target(arc))));
        var size = matrix.Rows + other.NodeCount;
        return new SparseMatrix(size, size, matrix.Entries.ToArray().Concat(entries));
    }

    /// <summary>The same graph with other keys.</summary>
    public static Graph WithKeys(Graph graph, IReadOnlyList<int> keys)
    {
        var builder = new GraphBuilder(graph.NodeCount, keys);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            builder.AddArc(graph.Source(arc), graph.Target(arc));
        }

        return builder.Build();
    }
}
