using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>What rules ask of the graph and the features that they are given.</summary>
internal static class GraphRequirements
{
    internal static void ThrowIfDirected(Graph graph, string reason = "where edge-wise rules answer")
    {
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            if (graph.Reverse(arc) < 0)
            {
                var (source, target) = (graph.Source(arc), graph.Target(arc));
                throw ArcFault.Of(
                    source,
                    target,
                    $"expected an undirected graph, found arc {source}→{target} without {target}→{source}, {reason}");
            }
        }
    }

    internal static void ThrowIfSelfArc(Graph graph)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if (graph.Find(node, node) >= 0)
            {
                throw ArcFault.Of(node, node, $"expected no arc from a node to itself, found one at node {node}");
            }
        }
    }

    internal static void ThrowUnlessFeatures(GraphData data, int featureSize, int arcFeatureSize)
    {
        Check("node", data.FeatureSize, featureSize, data.Features.Length, data.Graph.NodeCount);
        Check("arc", data.ArcFeatureSize, arcFeatureSize, data.ArcFeatures.Length, data.Graph.ArcCount);

        static void Check(string what, int size, int expectedSize, int length, int count)
        {
            if (size != expectedSize || length != size * count)
            {
                throw new ArgumentException(
                    $"expected {expectedSize} features for each {what} ({expectedSize * count} numbers), found {size} ({length} numbers)",
                    nameof(data));
            }
        }
    }
}
