using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>Measurements that a scenario refers to. They have been read when the scenario has.</summary>
/// <param name="Name">The name they are referred to by.</param>
/// <param name="File">The file as it was written, perhaps with a * for the numbers of a series.</param>
/// <param name="Source">Where the file comes from, for people who do not have it; null where nothing is said.</param>
[Family("trace", "traces", "measurements in files")]
public abstract partial record TraceSpec(string Name, string File, string? Source) : INamed
{
    /// <summary>Where they are named, for messages; it is not part of what they are.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>Number of nodes.</summary>
    public abstract int NodeCount { get; }

    /// <summary>The trace with what its files say. Default itself: ours are read as scenarios are.</summary>
    /// <param name="paths">Where the files are, those of a series in the order of their numbers.</param>
    public virtual TraceSpec Load(IReadOnlyList<string> paths) => this;

    /// <summary>What does not fit a graph. Default another number of nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="asks">Whether something of an arc comes from here; of a node, where the trace is of clocks.</param>
    public virtual IEnumerable<GraphMisfit> MisfitsOf(Graph graph, Func<int, bool> asks)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return NodeCount == graph.NodeCount ? [] : [new GraphMisfit(
            Place, $"a trace of {graph.NodeCount} nodes for 'traces.{Name}'", NodeCount.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>One file, where a series of them has no meaning.</summary>
    private protected IEnumerable<Misfit> OneFile() => File.Contains('*', StringComparison.Ordinal)
        ? [new Misfit("file", "the path of one file (a * is for a series of matrices)")] : [];
}
