namespace Hogwild.Simulation;

/// <summary>What a schedule amounts to.</summary>
/// <param name="Count">Number of decisions.</param>
/// <param name="Fingerprint">See <see cref="Simulation.Fingerprint"/>.</param>
/// <param name="DeepestStaleness">
/// The largest staleness of any read, in ticks: how long after having been superseded a version was still read. For people: the fingerprint
/// does not cover it, so a replay works it out from the decisions.
/// </param>
public sealed record ScheduleTrailer(int Count, ulong Fingerprint, long DeepestStaleness);
