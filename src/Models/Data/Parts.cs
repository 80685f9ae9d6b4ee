using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Into how many parts a graph falls, whichever way arcs lead.</summary>
internal static class Parts
{
    /// <summary>What to know of a graph that is in several parts; null where it is in one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What it is called.</param>
    internal static string? NoteOn(Graph graph, string name)
    {
        var sizes = Sizes(graph);
        return sizes.Count < 2 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"the graph of {name} is in {sizes.Count} parts without an arc between them; the largest has {sizes.Max()} of "
                + $"{graph.NodeCount} nodes");
    }

    private static List<int> Sizes(Graph graph)
    {
        var (sizes, open, seen) = (new List<int>(), new Stack<int>(), new bool[graph.NodeCount]);
        for (var first = 0; first < graph.NodeCount; first++)
        {
            var size = 0;
            Reach(first);
            while (open.TryPop(out var node))
            {
                size++;
                foreach (var source in graph.InNeighbours(node))
                {
                    Reach(source);
                }

                foreach (var arc in graph.OutArcs(node))
                {
                    Reach(graph.Target(arc));
                }
            }

            sizes.AddRange(size > 0 ? [size] : []);
        }

        return sizes;

        void Reach(int node)
        {
            if (!seen[node])
            {
                seen[node] = true;
                open.Push(node);
            }
        }
    }
}
