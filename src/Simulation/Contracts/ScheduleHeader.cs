namespace Hogwild.Simulation;

/// <summary>What a schedule is for.</summary>
/// <param name="GraphHash">The <see cref="Graph.Hash"/> of the graph it belongs to.</param>
/// <param name="NodeCount">Number of nodes.</param>
/// <param name="ArcCount">Number of arcs.</param>
/// <param name="Origin">Where it comes from, for people: scenario, model, replicate, … Not needed for a replay. Copied.</param>
public sealed record ScheduleHeader(
    ulong GraphHash, int NodeCount, int ArcCount, IReadOnlyList<KeyValuePair<string, string>> Origin)
{
    /// <summary>Where it comes from, for people.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Origin { get; init => field = [.. value]; } = [.. Origin];

    /// <summary>Whether the schedule is for <paramref name="graph"/>.</summary>
    internal bool IsFor(Graph graph) =>
        (GraphHash, NodeCount, ArcCount) == (graph.Hash, graph.NodeCount, graph.ArcCount);

    /// <summary>The header of a schedule for <paramref name="graph"/>.</summary>
    public static ScheduleHeader For(Graph graph, params IReadOnlyList<KeyValuePair<string, string>> origin) =>
        new(graph.Hash, graph.NodeCount, graph.ArcCount, origin);
}
