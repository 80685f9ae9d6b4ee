namespace Hogwild.Simulation;

/// <summary>All that fails in a run. It does not depend on what nodes compute, so it is a timetable that is known in advance.</summary>
/// <param name="Nodes">What happens to nodes.</param>
/// <param name="Arcs">What happens to arcs.</param>
public sealed record FaultPlan(IReadOnlyList<NodeFault> Nodes, IReadOnlyList<ArcFault> Arcs)
{
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
