namespace Hogwild.Simulation;

/// <summary>All that fails in a run. It does not depend on what nodes compute, so it is a timetable that is known in advance.</summary>
/// <param name="Nodes">What happens to nodes. Copied.</param>
/// <param name="Arcs">What happens to arcs. Copied.</param>
public sealed record FaultPlan(IReadOnlyList<NodeFault> Nodes, IReadOnlyList<ArcFault> Arcs)
{
    /// <summary>What happens to nodes.</summary>
    public IReadOnlyList<NodeFault> Nodes { get; init => field = [.. value]; } = [.. Nodes];

    /// <summary>What happens to arcs.</summary>
    public IReadOnlyList<ArcFault> Arcs { get; init => field = [.. value]; } = [.. Arcs];

    /// <summary>Nothing fails.</summary>
    public static FaultPlan None { get; } = new([], []);

    /// <summary>
    /// When nothing fails any more: the end of the run. Default never, which is only allowed where nothing is drawn at rates.
    /// </summary>
    public TimeSpan Until { get; init; } = TimeSpan.MaxValue;

    /// <summary>How often nodes save their state and views: at their first activation in each such period. Null for never.</summary>
    public TimeSpan? Checkpoint { get; init; }

    /// <summary>True where nodes may lose views.</summary>
    public bool Forgets => Nodes.Any(fault => fault.State != RestartState.Kept);
}
