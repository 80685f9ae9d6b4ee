using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads the edges of one undirected graph from a file of any of the formats.</summary>
/// <param name="list">The file.</param>
/// <param name="first">What the first node is called where nodes are numbers.</param>
/// <param name="named">Whether nodes of a list of edges are names.</param>
/// <param name="nodes">How many nodes there are; null for as many as the file has.</param>
internal sealed class OneGraphEdges(ListFile list, int first, bool named, NodeCount? nodes)
{
    private string Path => list.File.FullPath;

    private string Name => list.File.Path;

    /// <summary>The graph and what to know of the file.</summary>
    /// <exception cref="DataFormatException">The file is not what it should be, or does not fit the other options.</exception>
    /// <exception cref="TextFormatException">A line is not what it should be.</exception>
    internal (Graph Graph, IReadOnlyList<string> Notes) Read()
    {
        var format = DataFormats.Of(Path);
        if (format is DataFormat.MatrixMarket or DataFormat.GraphMl)
        {
            var counts = format == DataFormat.GraphMl ? "a GraphML file, whose nodes have names"
                : "a Matrix Market file, which counts from 1";
            Refuse("first", first != 0, $"{first}", counts);
            Refuse("named", named, "true", counts);
        }
        else if (format != DataFormat.Text)
        {
            Refuse("named", named, "true", "an array, whose nodes are numbers");
        }

        var (graph, notes) = format switch
        {
            DataFormat.Text => OfText(),
            DataFormat.MatrixMarket => OfMatrix(),
            DataFormat.GraphMl => GraphMlFile.Read(Path, Name, nodes),
            _ => OfArray(),
        };
        return (graph, Parts.NoteOn(graph, System.IO.Path.GetFileName(Name)) is { } parts ? [.. notes, parts] : notes);
    }

    private void Refuse(string option, bool isSet, string found, string file)
    {
        if (isSet)
        {
            throw new DataFormatException($"dataset.{option}", $"expected no '{option}' beside {Name}, {file}, found '{found}'");
        }
    }

    private (Graph Graph, IReadOnlyList<string> Notes) OfText()
    {
        var reader = new EdgeReader(Path, undirected: true, new NodeNumbers(first, nodes?.Count, named, nodes?.Because));
        var read = reader.Read();
        for (var node = 0; node < read.Graph.NodeCount; node++)
        {
            if (read.Graph.Find(node, node) >= 0)
            {
                var (line, column) = reader.PlaceOf(node, node);
                throw new TextFormatException(Path, line, column, "expected two different nodes, found one twice");
            }
        }

        var hasWeights = read.Weights.ContainsAnyExcept(1.0);
        return (read.Graph, hasWeights ? [.. read.Notes, Weights] : read.Notes);
    }

    private (Graph Graph, IReadOnlyList<string> Notes) OfMatrix()
    {
        var matrix = MatrixMarket.Read(Path);
        if (matrix.Rows != matrix.Columns || (nodes is not null && nodes.Count != matrix.Rows))
        {
            var expected = nodes is null ? "a square matrix" : $"{nodes.Count} rows and columns, since {nodes.Because}";
            throw new TextFormatException(Path, 1, 1, $"expected {expected}, found {matrix.Rows} × {matrix.Columns}");
        }

        var (builder, hasWeights) = (new GraphBuilder(matrix.Rows), false);
        foreach (var (row, column, value) in matrix.Entries)
        {
            if (row == column && value != 0)
            {
                var place = MatrixMarket.PlaceOf(Path, row, column);
                throw new TextFormatException(
                    Path,
                    place.Line,
                    place.Column,
                    $"expected no entry on the diagonal, an edge from a node to itself, found one in row {row + 1}");
            }

            hasWeights |= value is not (0 or 1);
            _ = value == 0 ? builder : builder.AddEdge(row, column);
        }

        return (builder.Build(), hasWeights ? [Weights] : []);
    }

    private (Graph Graph, IReadOnlyList<string> Notes) OfArray()
    {
        var edges = NodeArrays.Edges(NumpyFiles.Read(list), first, nodes);
        return (edges.Build(), edges.Notes);
    }

    private string Weights =>
        $"{System.IO.Path.GetFileName(Name)}: weights of edges are left out, which a data set of the kind graph has none of";
}
