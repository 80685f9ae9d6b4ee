namespace Hogwild.Testing;

/// <summary>How far a search has come.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Done">Schedules tried in this phase.</param>
/// <param name="Total">Schedules of this phase.</param>
public readonly record struct SearchProgress(SearchPhase Phase, int Done, int Total);
