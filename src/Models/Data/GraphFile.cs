using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A graph with a number on every arc: from a file in one of two formats, or from a trace.</summary>
/// <param name="Matrix">A Matrix Market file, whose entry (i, j) is the arc from j to i.</param>
/// <param name="Edges">A list of edges.</param>
/// <param name="Trace">The trace whose good links are the edges.</param>
/// <param name="AtLeast">The probability of delivery, in the better direction, that makes an edge.</param>
/// <param name="AtMost">
/// The longest delay, in both directions of the first matrix, that makes an edge; null for any that was measured.
/// </param>
[Kind("graph-file", "a graph from a file or a trace")]
public sealed record GraphFile(
    [Option("the graph: a Matrix Market file; entry (i, j) is the arc from j to i")] InputFile? Matrix = null,
    [Option("the graph: a file of lines with from, to and perhaps a weight; nodes count from 0")] InputFile? Edges = null,
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
    /// <summary>The graph.</summary>
    /// <param name="undirected">Whether lines of a list of edges are edges, or else arcs.</param>
    public WeightedGraph Read(bool undirected) =>
        Trace is not null ? OfTrace()
        : Matrix is not null ? WeightedGraph.FromMatrix(MatrixMarket.Read(Matrix.FullPath))
        : EdgeFile.Read(Edges!.FullPath, undirected);

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (new object?[] { Matrix, Edges, Trace }.Count(item => item is not null) != 1)
        {
            yield return new Misfit(string.Empty, "exactly one of the keys matrix, edges, trace");
        }
    }

    /// <summary>
    /// An edge, both arcs of weight 1, where one direction delivers often enough, or where both directions take a short enough time in the
    /// first matrix.
    /// </summary>
    private WeightedGraph OfTrace()
    {
        var count = Trace!.NodeCount;
        var arcs = new List<(int Source, int Target, double Weight)>();
        for (var source = 0; source < count; source++)
        {
            for (var target = 0; target < count; target++)
            {
                var (there, back) = (IsGood(source, target), IsGood(target, source));
                if (source != target && (Trace is TraceSpec.Deliveries ? there || back : there && back))
                {
                    arcs.Add((source, target, 1));
                }
            }
        }

        return new WeightedGraph(count, arcs);
    }

    private bool IsGood(int source, int target) => Trace switch
    {
        TraceSpec.Deliveries { Data: { } table } => table[source, target] is var probability && probability > 0 && probability >= AtLeast,
        TraceSpec.Delays { Data: { } trace } => trace.Delay(source, target, 0) is var delay && delay != DelayTrace.Missing
            && delay <= (AtMost?.Ticks ?? long.MaxValue),
        _ => false,
    };
}
