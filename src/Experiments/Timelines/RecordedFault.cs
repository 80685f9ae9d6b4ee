namespace Hogwild.Experiments;

/// <summary>Something that failed for a while.</summary>
/// <param name="Track">Whom it struck: faults of one track never overlap.</param>
/// <param name="What">What it is: <c>down</c>, or the fault's name in the scenario.</param>
/// <param name="From">Since when, in ticks.</param>
/// <param name="To">Until when, in ticks; the end of the run where nothing ended it.</param>
internal readonly record struct RecordedFault(string Track, string What, long From, long To);
