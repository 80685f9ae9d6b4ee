namespace Hogwild.Experiments;

/// <summary>What came of a run that may fail: one of the two, or neither where it was not begun.</summary>
/// <param name="Run">The run.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record SweepAttempt(Trajectory? Run, string? Failure);
