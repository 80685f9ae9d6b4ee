using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A graph with a number on every arc: from a file in one of two formats, from a trace, or a grid.</summary>
/// <param name="Matrix">A Matrix Market file, whose entry (i, j) is the arc from j to i.</param>
/// <param name="Edges">A list of edges.</param>
/// <param name="Trace">The trace whose good links are the edges.</param>
/// <param name="AtLeast">The probability of delivery, in the better direction, that makes an edge.</param>
/// <param name="AtMost">
/// The longest delay, in both directions of the first matrix, that makes an edge; null for any that was measured.
/// </param>
[Kind("graph-file", "a graph from a file or a trace, or a grid")]
public sealed record GraphFile(
    [Option("the graph: a Matrix Market file; entry (i, j) is the arc from j to i")] InputFile? Matrix = null,
    [Option("the graph: a file of lines with from, to and perhaps a weight; nodes are numbers, or names")] InputFile? Edges = null,
    [Option("the graph: the pairs of nodes of a trace that are linked well enough, both ways")] TraceSpec? Trace = null,
    [Option("of a trace of deliveries: the probability that is enough, in one direction", IsShare = true, Only = "trace:deliveries")]
    double AtLeast = 0.5,
    [Option(
        "of a trace of delays: the delay that is short enough, in both directions of the first matrix",
        Default = "any that was measured",
        Least = 1,
        Only = "trace:delays")]
    TimeSpan? AtMost = null) : IChecked
{
    /// <summary>The number that a list of edges gives the first node.</summary>
    [Option("of edges: number of the first node in the file, where nodes are numbers", Least = 0, Only = "named=false")]
    public int First { get; init; }

    /// <summary>The number of nodes, where some have no edge; null for as many as the list has.</summary>
    [Option("of edges: number of nodes, where some have no edge", Default = "as many as the file has", Least = 1, Most = 10_000_000)]
    public int? Nodes { get; init; }

    /// <summary>Whether nodes of a list of edges are names, also where they look like numbers.</summary>
    [Option("of edges: true where nodes are names, also such as look like numbers; numbered as they first appear")]
    public bool Named { get; init; }

    /// <summary>A grid that is made up; null for a graph from elsewhere. All its weights are 1.</summary>
    [Option("the graph: a rectangular grid, numbered row by row, some links perhaps left out")]
    public GridSpec? Grid { get; init; }

    /// <summary>What it is called in messages: the file, or the trace.</summary>
    internal string Title => Grid is not null ? "the grid" : Path.GetFileName(Trace?.File ?? (Matrix ?? Edges)!.Path);

    /// <summary>The graph.</summary>
    /// <param name="undirected">Whether lines of a list of edges are edges, or else arcs.</param>
    /// <exception cref="TextFormatException">The file is not what it should be, or has no nodes.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public WeightedGraph Read(bool undirected)
    {
        using var work = Work.On(Work.Reading);
        var graph = Grid is not null ? Grid.Create(undirected)
            : Trace is not null ? OfTrace()
            : Matrix is not null ? OfMatrix(Matrix)
            : EdgeFile.Read(Edges!.FullPath, undirected, First, Nodes, Named);
        graph.Notes = Parts.NoteOn(graph.Graph, Title) is { } note ? [.. graph.Notes, note] : graph.Notes;
        return graph;
    }

    /// <summary>
    /// The error of a rule, at the line of the arc that it is about; null where it is about something else, or not in a file.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="undirected">As for <see cref="Read"/>.</param>
    internal TextFormatException? Located(ArgumentException error, bool undirected)
    {
        if (Trace is not null || Grid is not null || ArcFault.In(error) is not { } arc)
        {
            return null;
        }

        var (line, column) = Matrix is not null ? MatrixMarket.PlaceOf(Matrix.FullPath, arc.Target, arc.Source)
            : EdgeFile.PlaceOf(Edges!.FullPath, undirected, First, Nodes, Named, arc);
        return new TextFormatException((Matrix ?? Edges)!.FullPath, line, column, error.Message);
    }

    /// <summary>As many numbers as there are nodes; where there are not, both files are named.</summary>
    internal double[] Numbers(InputFile file, Graph graph) => NumberFile.Read(
        file.FullPath, graph.NodeCount, $"{Title} has nodes {First} to {First + graph.NodeCount - 1}");

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (new object?[] { Matrix, Edges, Trace, Grid }.Count(item => item is not null) != 1)
        {
            yield return new Misfit(string.Empty, "exactly one of the keys matrix, edges, trace, grid");
        }
        else if (Trace is not (null or TraceSpec.Delays or TraceSpec.Deliveries))
        {
            yield return new Misfit("trace", "a trace of the kinds delays or deliveries, which have all pairs of nodes");
        }
        else if (Edges is null)
        {
            foreach (var (option, isSet) in new[] { ("first", First != 0), ("nodes", Nodes is not null), ("named", Named) })
            {
                if (isSet)
                {
                    yield return new Misfit(option, "the key only beside 'edges'");
                }
            }
        }
    }

    private static WeightedGraph OfMatrix(InputFile file)
    {
        var matrix = MatrixMarket.Read(file.FullPath);
        return matrix.Rows == matrix.Columns ? WeightedGraph.FromMatrix(matrix) : throw new TextFormatException(
            file.FullPath, 1, 1, $"expected a square matrix, found {matrix.Rows} × {matrix.Columns}");
    }

    /// <summary>
    /// An edge, both arcs of weight 1, where one direction delivers often enough, or where both directions take a short enough time in the
    /// first matrix.
    /// </summary>
    private WeightedGraph OfTrace()
    {
        var count = Trace!.NodeCount;
        var pairs = Trace is TraceSpec.Deliveries { Table: { } table } ? table.Pairs
            : from source in Enumerable.Range(0, count) from target in Enumerable.Range(0, count) select (source, target);
        var arcs = new HashSet<(int Source, int Target)>();
        foreach (var (source, target) in pairs.Where(pair => pair.Item1 != pair.Item2 && IsGood(pair.Item1, pair.Item2)))
        {
            // One good direction is enough for deliveries, and is not for delays.
            if (Trace is TraceSpec.Deliveries || IsGood(target, source))
            {
                arcs.Add((source, target));
                arcs.Add((target, source));
            }
        }

        return GraphMemory.Misfit(count, arcs.Count) is { } misfit ? throw new TextFormatException(Trace.File, 1, 1, misfit)
            : new WeightedGraph(count, arcs.Order().Select(arc => (arc.Source, arc.Target, 1.0)));
    }

    private bool IsGood(int source, int target) => Trace switch
    {
        TraceSpec.Deliveries { Table: { } table } => table[source, target] is var probability && probability > 0 && probability >= AtLeast,
        TraceSpec.Delays { Data: { } trace } => trace.Delay(source, target, 0) is var delay && delay != DelayTrace.Missing
            && delay <= (AtMost?.Ticks ?? long.MaxValue),
        _ => false,
    };
}
