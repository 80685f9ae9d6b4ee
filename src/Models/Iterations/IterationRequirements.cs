using System.Globalization;

namespace Hogwild.Models;

/// <summary>What classical iterations ask of their graphs and vectors.</summary>
internal static class IterationRequirements
{
    internal static void ThrowUnlessCount(ReadOnlySpan<double> values, int count, string name)
    {
        if (values.Length != count)
        {
            throw new ArgumentException($"expected {count} numbers, found {values.Length}", name);
        }
    }

    /// <summary>Every arc has a partner of the same weight in the other direction.</summary>
    internal static void ThrowUnlessUndirected(WeightedGraph graph)
    {
        for (var arc = 0; arc < graph.Graph.ArcCount; arc++)
        {
            var (source, target, reverse) = (graph.Graph.Source(arc), graph.Graph.Target(arc), graph.Graph.Reverse(arc));
            if (reverse < 0 || graph.Weights[reverse] != graph.Weights[arc])
            {
                var found = reverse < 0 ? "none" : FormattableString.Invariant($"{graph.Weights[reverse]}");
                throw ArcFault.Of(source, target, string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected an undirected graph, found weight {graph.Weights[arc]} on {source}→{target} " +
                    $"and {found} on {target}→{source}"));
            }
        }
    }

    internal static void ThrowIfNegative(WeightedGraph graph, string what)
    {
        for (var arc = 0; arc < graph.Graph.ArcCount; arc++)
        {
            if (!(graph.Weights[arc] >= 0) || !double.IsFinite(graph.Weights[arc]))
            {
                var (source, target) = (graph.Graph.Source(arc), graph.Graph.Target(arc));
                throw ArcFault.Of(source, target, string.Create(
                    CultureInfo.InvariantCulture, $"expected a {what} of at least 0, found {graph.Weights[arc]} on {source}→{target}"));
            }
        }
    }
}
