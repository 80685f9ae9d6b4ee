namespace Hogwild.Models;

/// <summary>
/// Reads a graph as a list of edges: a line each, <c>from to</c> or <c>from to weight</c>, separated by blanks, commas or semicolons. Nodes
/// count from 0, the largest number that appears makes the number of nodes, and a weight that is left out is 1. Lines beginning with # are
/// comments.
/// </summary>
public static class EdgeFile
{
    private const string Form = "two nodes and perhaps a weight";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="undirected">True where a line is an edge, two arcs of the same weight; false where it is the arc from → to.</param>
    /// <exception cref="TextFormatException">Something that is neither node nor number, or a pair of nodes that appears twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WeightedGraph Read(string path, bool undirected)
    {
        var reader = new RowReader(path);
        var arcs = new List<(int Source, int Target, double Weight)>();
        var seen = new HashSet<(int Source, int Target)>();
        while (reader.Next(Form, 2, 3))
        {
            var (source, target) = (reader.Node(0), reader.Node(1));
            var weight = reader.Count == 3 ? reader.Number(2, "a weight") : 1;
            if (!seen.Add((source, target)))
            {
                throw reader.Error(0, $"expected each {(undirected ? "edge" : "arc")} once, found {source} {target} again");
            }

            arcs.Add((source, target, weight));
            if (undirected && source != target)
            {
                seen.Add((target, source));
                arcs.Add((target, source, weight));
            }
        }

        return new WeightedGraph(arcs.Select(arc => Math.Max(arc.Source, arc.Target) + 1).DefaultIfEmpty(0).Max(), arcs);
    }
}
