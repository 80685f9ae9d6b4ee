using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>What became of a message.</summary>
/// <param name="Source">Index of the sender.</param>
/// <param name="Target">Index of the receiver.</param>
/// <param name="Version">Which version of the sender it carries.</param>
/// <param name="Sent">When that was published, in ticks.</param>
/// <param name="Arrival">When it arrives; <see cref="Ticks.Never"/>: lost.</param>
public readonly record struct Fate(int Source, int Target, int Version, long Sent, long Arrival);
