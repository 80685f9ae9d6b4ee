namespace Hogwild.Engines;

/// <summary>What a real run leaves: its decisions in one order, and what it took.</summary>
/// <param name="Merged">All decisions, to be repeated.</param>
/// <param name="Wall">How long it took by the wall clock, without start and end of its workers.</param>
/// <param name="Counts">What was counted, by names, in their order.</param>
public sealed record EngineRun(MergedRun Merged, TimeSpan Wall, IReadOnlyList<KeyValuePair<string, double>> Counts);
