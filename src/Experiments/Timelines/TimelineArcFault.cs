namespace Hogwild.Experiments;

/// <summary>An arc was cut, or held.</summary>
/// <param name="Source">Number of the node where it starts.</param>
/// <param name="Target">Number of the node where it ends.</param>
/// <param name="IsHold">Whether what would have arrived waited for the end; else what was sent was lost.</param>
/// <param name="From">Since when, in ticks.</param>
/// <param name="To">Until when, in ticks.</param>
public readonly record struct TimelineArcFault(int Source, int Target, bool IsHold, long From, long To);
