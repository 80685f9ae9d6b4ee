using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads the edges of one graph from a file of any of the formats: what it is, is seen from how it begins.</summary>
/// <param name="list">The file.</param>
/// <param name="first">What the first node is called where nodes are numbers.</param>
/// <param name="named">Whether nodes of a list of edges are names.</param>
/// <param name="nodes">How many nodes there are; null for as many as the file has.</param>
/// <param name="directed">Whether rows are arcs. Default false.</param>
internal sealed class EdgeSource(ListFile list, int first, bool named, NodeCount? nodes, bool directed = false)
{
    /// <summary>Whether nodes that have names by their format may be said to be named. Default false.</summary>
    internal bool MayBeNamed { get; init; }

    /// <summary>Whether an array may have edges from a node to itself. Default false.</summary>
    internal bool KeepsLoops { get; init; }

    private string FullPath => list.File.FullPath;

    private string Name => list.File.Path;

    /// <summary>The edges in the order of the file.</summary>
    /// <exception cref="DataFormatException">The file is not what it should be, or does not fit the other options.</exception>
    /// <exception cref="TextFormatException">A line is not what it should be.</exception>
    internal EdgeRows Read()
    {
        var format = DataFormats.Of(FullPath);
        if (format is DataFormat.MatrixMarket or DataFormat.GraphMl)
        {
            var counts = format == DataFormat.GraphMl ? "a GraphML file, whose nodes have names"
                : "a Matrix Market file, which counts from 1";
            Refuse("first", first != 0, $"{first}", counts);
            Refuse("named", named && !(MayBeNamed && format == DataFormat.GraphMl), "true", counts);
        }
        else if (format != DataFormat.Text)
        {
            Refuse("named", named, "true", "an array, whose nodes are numbers");
        }

        return format switch
        {
            DataFormat.Text => OfText() with { First = first },
            DataFormat.MatrixMarket => OfMatrix(),
            DataFormat.GraphMl => GraphMlFile.Read(FullPath, Name, nodes, directed),
            _ => NodeArrays.Edges(NumpyFiles.Read(list), first, nodes, KeepsLoops).Read() with { First = first },
        };
    }

    private void Refuse(string option, bool isSet, string found, string file)
    {
        if (isSet)
        {
            throw new DataFormatException($"dataset.{option}", $"expected no '{option}' beside {Name}, {file}, found '{found}'");
        }
    }

    private EdgeRows OfText()
    {
        var numbers = new NodeNumbers(first, nodes?.Count, named, nodes?.Because);
        return DataFaults.Named(list.File, new EdgeReader(FullPath, !directed, numbers).ReadRows());
    }

    /// <summary>An entry that is not zero in row i and column j is the arc from j to i, as in matrices of iterations.</summary>
    private EdgeRows OfMatrix()
    {
        var matrix = MatrixMarket.Read(FullPath);
        if (matrix.Rows != matrix.Columns || (nodes is not null && nodes.Count != matrix.Rows))
        {
            var expected = nodes is null ? "a square matrix" : $"{nodes.Count} rows and columns, since {nodes.Because}";
            throw new TextFormatException(FullPath, 1, 1, $"expected {expected}, found {matrix.Rows} × {matrix.Columns}");
        }

        var rows = new List<(int Source, int Target, double Weight)>(matrix.Entries.Length);
        foreach (var (row, column, value) in matrix.Entries)
        {
            if (row == column)
            {
                var place = MatrixMarket.PlaceOf(FullPath, row, column);
                throw new TextFormatException(
                    FullPath,
                    place.Line,
                    place.Column,
                    $"expected no entry on the diagonal, an edge from a node to itself, found one in row {row + 1}");
            }

            rows.Add((column, row, value));
        }

        return new EdgeRows(Name, matrix.Rows, rows, PlaceOf) { IsOrdered = false, First = 1 };

        string PlaceOf(int edge)
        {
            var (line, column) = MatrixMarket.PlaceOf(FullPath, rows[edge].Target, rows[edge].Source);
            return string.Create(CultureInfo.InvariantCulture, $"{Name}:{line}:{column}");
        }
    }
}
