using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads the edges of one undirected graph from a file of any of the formats.</summary>
/// <param name="list">The file.</param>
/// <param name="first">What the first node is called where nodes are numbers.</param>
/// <param name="named">Whether nodes of a list of edges are names.</param>
/// <param name="nodes">How many nodes there are; null for as many as the file has.</param>
internal sealed class OneGraphEdges(ListFile list, int first, bool named, NodeCount? nodes)
{
    /// <summary>The graph and what to know of the file.</summary>
    /// <exception cref="DataFormatException">The file is not what it should be, or does not fit the other options.</exception>
    /// <exception cref="TextFormatException">A line is not what it should be.</exception>
    internal (Graph Graph, IReadOnlyList<string> Notes) Read()
    {
        var rows = new EdgeSource(list, first, named, nodes).Read();
        var graph = new GraphMaker(rows, [rows.Nodes], directed: false).Make(0, [])[0].Graph;
        var title = Path.GetFileName(list.File.Path);
        List<string> notes = [.. rows.Notes];
        if (rows.HasWeights)
        {
            notes.Add($"{title}: weights of edges are left out, which a data set of the kind graph has none of");
        }

        return (graph, Parts.NoteOn(graph, title) is { } parts ? [.. notes, parts] : notes);
    }
}
