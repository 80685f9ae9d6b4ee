namespace Hogwild.Models;

/// <summary>
/// Reads a graph as a list of edges: a line each, <c>from to</c> or <c>from to weight</c>, separated by blanks, commas or semicolons, and
/// after that perhaps attributes in braces, of which <c>weight</c> counts. A weight that is left out is 1. What follows # or % is a
/// comment. Nodes are whole numbers, and the largest makes the number of nodes; or they are names, numbered as they first appear.
/// </summary>
public static class EdgeFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="undirected">
    /// True where a line is an edge, two arcs of the same weight, and may be there in both directions; false where it is the arc from → to.
    /// </param>
    /// <param name="first">The number that the file gives the first node. Default 0.</param>
    /// <param name="nodes">The number of nodes, where some have no edge; null for as many as the file has.</param>
    /// <param name="named">
    /// True where nodes are names, also if they look like numbers. Default false: they are where the first line has two words.
    /// </param>
    /// <exception cref="TextFormatException">
    /// Something that is neither node nor number, a pair of nodes that appears twice, no node at all, or more nodes than fit into memory.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WeightedGraph Read(string path, bool undirected, int first = 0, int? nodes = null, bool named = false)
    {
        var nodesOf = new NodeNumbers(first, nodes, named);
        return new EdgeReader(path, undirected, nodesOf).Read();
    }

    /// <summary>Where the line of an arc begins in a file that could be read; the first line where there is none.</summary>
    internal static (int Line, int Column) PlaceOf(
        string path, bool undirected, int first, int? nodes, bool named, (int Source, int Target) arc)
    {
        var reader = new EdgeReader(path, undirected, new NodeNumbers(first, nodes, named));
        reader.Read();
        return reader.PlaceOf(arc.Source, arc.Target);
    }
}
