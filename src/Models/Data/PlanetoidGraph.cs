using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads the graph of Planetoid: of every node a list of others. Edges are undirected, and each counts once.</summary>
internal static class PlanetoidGraph
{
    /// <summary>The graph, and what should be known of it.</summary>
    /// <param name="file">The pickle of a dictionary of lists.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <exception cref="DataFormatException">It is another thing, or has other nodes.</exception>
    internal static (Graph Graph, IReadOnlyList<string> Notes) Read(InputFile file, int nodes)
    {
        if (PickleFile.Read(file.FullPath, file.Path) is not PickleObject { Class: "dict" or "collections defaultdict" } found)
        {
            throw new DataFormatException(file.Path, "expected a dictionary of lists, found another thing");
        }

        var (edges, loops) = (new HashSet<(int Low, int High)>(), new HashSet<int>());
        foreach (var (key, value) in found.Items)
        {
            var from = Node(key);
            foreach (var item in value as List<object?> ?? throw Error(nodes, file))
            {
                var to = Node(item);
                _ = from == to ? loops.Add(from) : edges.Add((Math.Min(from, to), Math.Max(from, to)));
            }
        }

        if (GraphMemory.Misfit(nodes, 2.0 * edges.Count) is { } misfit)
        {
            throw new DataFormatException(file.Path, misfit);
        }

        var builder = new GraphBuilder(nodes);
        foreach (var (low, high) in edges.Order())
        {
            builder.AddEdge(low, high);
        }

        return (builder.Build(), loops.Count == 0 ? [] : [string.Create(
            CultureInfo.InvariantCulture, $"{file.Path}: {loops.Count} edges from a node to itself are left out")]);

        int Node(object? item) => item is long number && number >= 0 && number < nodes ? (int)number : throw Error(nodes, file);
    }

    private static DataFormatException Error(int nodes, InputFile file) => new(file.Path, string.Create(
        CultureInfo.InvariantCulture, $"expected of every node a list of nodes, whole numbers from 0 to {nodes - 1}, found another thing"));
}
