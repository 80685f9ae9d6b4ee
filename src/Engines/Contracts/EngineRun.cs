using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>What a real run leaves: its decisions in one order, and what it took.</summary>
/// <param name="Merged">All decisions, to be repeated.</param>
/// <param name="Wall">How long it took by the wall clock, without start and end of its workers.</param>
/// <param name="Counts">What was counted, by names, in their order.</param>
public sealed record EngineRun(MergedRun Merged, TimeSpan Wall, IReadOnlyList<KeyValuePair<string, double>> Counts)
{
    /// <summary>What workers said last, where they looked for the end (<see cref="EngineTask.Supervision"/>).</summary>
    public IReadOnlyList<SupervisionWord> LastWords { get; init; } = [];

    /// <summary>When each worker came to know that the run is over, in ticks of its own clock; null where it did not.</summary>
    public IReadOnlyList<long?> OverAt { get; init; } = [];
}
