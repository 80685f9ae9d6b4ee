using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Makes graphs of the edges of a file: nodes of a graph stand together, and numbers beside a row go to its arc. Where edges are undirected
/// and one direction alone is listed, the numbers go to both arcs.
/// </summary>
/// <param name="edges">The edges.</param>
/// <param name="sizes">Numbers of nodes of the graphs, one after the other.</param>
/// <param name="directed">Whether rows are arcs; else edges.</param>
internal sealed class GraphMaker(EdgeRows edges, IReadOnlyList<int> sizes, bool directed)
{
    private int[] _rows = [];
    private int[] _starts = [];

    /// <summary>True where edges from a node to itself are left out and counted; else they are errors. Default false.</summary>
    internal bool LeavesLoopsOut { get; init; }

    /// <summary>The rows of one of the graphs that were made, in their order.</summary>
    internal ReadOnlySpan<int> RowsOf(int graph) => _rows.AsSpan(_starts[graph].._starts[graph + 1]);

    /// <summary>How many edges from a node to itself were left out.</summary>
    internal int Loops { get; private set; }

    /// <summary>The graphs with the numbers of their arcs, a row an arc.</summary>
    /// <param name="width">How many numbers stand beside a row.</param>
    /// <param name="numbers">The numbers, row by row.</param>
    /// <exception cref="DataFormatException">An edge is there twice, or is none within a graph; or a graph does not fit.</exception>
    internal IReadOnlyList<(Graph Graph, double[] Numbers)> Make(int width, double[] numbers)
    {
        if (GraphMemory.Misfit(edges.Nodes, (directed ? 1.0 : 2.0) * edges.Rows.Count) is { } misfit)
        {
            throw new DataFormatException(edges.Name, misfit);
        }

        (_rows, _starts) = ByGraph();
        var (made, first) = (new List<(Graph, double[])>(sizes.Count), 0);
        for (var graph = 0; graph < sizes.Count; graph++)
        {
            made.Add(One(sizes[graph], first, RowsOf(graph), width, numbers));
            first += sizes[graph];
        }

        return made;
    }

    /// <summary>The rows of every graph, in their order.</summary>
    private (int[] Rows, int[] Starts) ByGraph()
    {
        var (graphOf, starts, faults) = (GraphOf(), new int[sizes.Count + 1], new DataFaults());
        var (owners, wrong) = (new int[edges.Rows.Count], 0);
        for (var row = 0; row < owners.Length && wrong < RowReader.MostFaults; row++)
        {
            var (source, target, _) = edges.Rows[row];
            owners[row] = graphOf[source];
            if (graphOf[source] != graphOf[target] || (source == target && !LeavesLoopsOut))
            {
                faults.Add(edges.PlaceOf(row), source == target ? "expected two different nodes, found one twice" : Text(
                    $"expected two nodes of one graph, found one of graph {graphOf[source]} and one of graph {graphOf[target]} (from 0)"));
                wrong++;
            }

            Loops += source == target ? 1 : 0;
            owners[row] = source == target ? -1 : owners[row];
            _ = owners[row] < 0 ? 0 : starts[owners[row] + 1]++;
        }

        faults.Throw();
        for (var graph = 0; graph < sizes.Count; graph++)
        {
            starts[graph + 1] += starts[graph];
        }

        var (rows, next) = (new int[starts[^1]], starts.ToArray());
        for (var row = 0; row < owners.Length; row++)
        {
            _ = owners[row] < 0 ? 0 : rows[next[owners[row]]++] = row;
        }

        return (rows, starts);
    }

    private int[] GraphOf()
    {
        var (graphOf, node) = (new int[edges.Nodes], 0);
        for (var graph = 0; graph < sizes.Count; graph++)
        {
            graphOf.AsSpan(node, sizes[graph]).Fill(graph);
            node += sizes[graph];
        }

        return graphOf;
    }

    private (Graph Graph, double[] Numbers) One(int nodes, int first, ReadOnlySpan<int> rows, int width, double[] numbers)
    {
        var builder = new GraphBuilder(nodes);
        foreach (var row in rows)
        {
            var (source, target, _) = edges.Rows[row];
            _ = directed ? builder.AddArc(source - first, target - first) : builder.AddEdge(source - first, target - first);
        }

        var graph = builder.Build();
        var rowOf = RowOfArc(graph, first, rows);
        var found = new double[graph.ArcCount * width];
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var row = rowOf[arc] >= 0 ? rowOf[arc] : rowOf[graph.Reverse(arc)];
            numbers.AsSpan(row * width, width).CopyTo(found.AsSpan(arc * width));
        }

        return (graph, found);
    }

    /// <summary>The row of every arc; −1 where its other direction alone is listed.</summary>
    private int[] RowOfArc(Graph graph, int first, ReadOnlySpan<int> rows)
    {
        var (rowOf, faults, wrong) = (new int[graph.ArcCount], new DataFaults(), 0);
        Array.Fill(rowOf, -1);
        foreach (var row in rows)
        {
            var (source, target, _) = edges.Rows[row];
            ref var of = ref rowOf[graph.Find(source - first, target - first)];
            if (of >= 0 && wrong++ < RowReader.MostFaults)
            {
                faults.Add(
                    edges.PlaceOf(row), $"expected each edge once, or once in each direction, found that of {edges.PlaceOf(of)} again");
            }

            of = of < 0 ? row : of;
        }

        faults.Throw();
        return rowOf;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
