using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The fixed point of linear implicit rules on one graph without iterating (Liu et al. 2021, eq. 8): through the eigendecomposition of Ã,
/// which is made once, and that of the k × k matrix of the rule. It needs the whole graph at one place, which no node has.
/// </summary>
internal sealed class ClosedForm
{
    /// <summary>Nodes of a component, at most: a decomposition of n nodes takes n³ operations and n² numbers.</summary>
    internal const int LargestComponent = 1500;

    private readonly NormalizedAdjacency _adjacency;
    private readonly List<int[]> _components;
    private readonly Lazy<GraphSpectrum<double>> _doubles;

    /// <summary>The closed form on a graph.</summary>
    /// <param name="adjacency">Ã.</param>
    /// <exception cref="ArgumentException">The graph is directed, or has a component that is too large.</exception>
    internal ClosedForm(NormalizedAdjacency adjacency)
    {
        ArgumentNullException.ThrowIfNull(adjacency);
        (_adjacency, _components) = (adjacency, ComponentsOf(adjacency.Graph));
        if (Against(adjacency.Graph) is { } reason)
        {
            throw new ArgumentException(reason, nameof(adjacency));
        }

        _doubles = new(() => new GraphSpectrum<double>(adjacency, _components));
    }

    /// <summary>Why there is none on a graph; null where there is one.</summary>
    internal static string? Against(Graph graph) =>
        !graph.IsUndirected ? "expected an undirected graph for the closed form, found arcs without their reverse"
        : ComponentsOf(graph).Select(nodes => nodes.Length).DefaultIfEmpty().Max() is > LargestComponent and var largest ? string.Create(
            CultureInfo.InvariantCulture,
            $"expected at most {LargestComponent} nodes in a component for the closed form, found {largest}")
        : null;

    /// <summary>H with H = Ã H M + B.</summary>
    /// <param name="mix">M, k × k, symmetric, ‖M‖₂ &lt; 1.</param>
    /// <param name="size">k.</param>
    /// <param name="source">B, n × k.</param>
    internal double[] Solve(ReadOnlySpan<double> mix, int size, ReadOnlySpan<double> source) => _doubles.Value.Solve(mix, size, source);

    /// <summary>The same, all of it in numbers of 32 bits, as PyTorch computes by default.</summary>
    internal double[] SolveSingle(ReadOnlySpan<double> mix, int size, ReadOnlySpan<double> source) =>
        new GraphSpectrum<float>(_adjacency, _components).Solve(mix, size, source);

    private static List<int[]> ComponentsOf(Graph graph)
    {
        var (components, seen) = (new List<int[]>(), new bool[graph.NodeCount]);
        for (var first = 0; first < graph.NodeCount; first++)
        {
            if (seen[first])
            {
                continue;
            }

            var (nodes, open) = (new List<int>(), new Stack<int>([first]));
            seen[first] = true;
            while (open.TryPop(out var node))
            {
                nodes.Add(node);
                foreach (var neighbour in graph.InNeighbours(node))
                {
                    if (!seen[neighbour])
                    {
                        seen[neighbour] = true;
                        open.Push(neighbour);
                    }
                }
            }

            nodes.Sort();
            components.Add([.. nodes]);
        }

        return components;
    }
}
