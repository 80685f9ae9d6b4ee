using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Graphs whose nodes have a place in the plane and know who they are, and how far their neighbours are.</summary>
internal static class Located
{
    /// <summary>How far two nodes may be apart to be neighbours; arc features are distances in this unit.</summary>
    internal const double Radius = 0.5;

    /// <summary>A graph with one-hot identities and, on every arc, (ρ, ρ²) with ρ the distance over 0.5.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="places">n × 2.</param>
    /// <param name="identities">Which identity each node has; a permutation.</param>
    internal static GraphData Create(Graph graph, double[] places, IReadOnlyList<int> identities)
    {
        var n = graph.NodeCount;
        var features = new double[n * n];
        for (var node = 0; node < n; node++)
        {
            features[(node * n) + identities[node]] = 1;
        }

        var arcFeatures = new double[2 * graph.ArcCount];
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var ratio = Distance(places, graph.Source(arc), graph.Target(arc)) / Radius;
            (arcFeatures[2 * arc], arcFeatures[(2 * arc) + 1]) = (ratio, ratio * ratio);
        }

        return new GraphData
        {
            Graph = graph,
            FeatureSize = n,
            Features = features,
            ArcFeatureSize = 2,
            ArcFeatures = arcFeatures,
            Targets = places,
        };
    }

    /// <summary>The Euclidean distance of two nodes.</summary>
    internal static double Distance(ReadOnlySpan<double> places, int a, int b)
    {
        var (x, y) = (places[2 * a] - places[2 * b], places[(2 * a) + 1] - places[(2 * b) + 1]);
        return Math.Sqrt((x * x) + (y * y));
    }
}
