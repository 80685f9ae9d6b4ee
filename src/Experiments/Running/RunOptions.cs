namespace Hogwild.Experiments;

/// <summary>What a run is told beside its scenario.</summary>
/// <param name="Jobs">Replicates that may run at the same time, at least 1. Results do not depend on it.</param>
/// <param name="WeightCache">The folder in which trained weights are kept.</param>
/// <param name="CreateSchedule">
/// Where the scenario asks for recordings: creates the file for one run's schedule, from the model's name, the regime and the
/// replicate. Safe to call from several threads; the caller disposes of the stream. Null where nothing is recorded.
/// </param>
public sealed record RunOptions(int Jobs, string WeightCache, Func<string, Regime, int, Stream>? CreateSchedule);
