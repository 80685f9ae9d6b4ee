namespace Hogwild.Experiments;

/// <summary>How outputs of layered rules are distributed over orders of updates.</summary>
/// <param name="Samples">
/// Number of runs under the scenario's scheduler; each has a seed of its own, the first ones those of the replicates.
/// </param>
/// <param name="IsExact">Whether the samples are compared with all interleavings.</param>
/// <param name="Show">Number of the sample whose computation graph is drawn, from 0.</param>
public sealed record OrderingSpec(int Samples, bool IsExact, int Show);
