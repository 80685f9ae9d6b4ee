using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>When the end of a run was found, what that cost, and whether it was one.</summary>
internal static class TerminationNumbers
{
    // A word beside a message.
    private const int BytesOfWord = sizeof(long);

    /// <summary>The numbers of a simulated run.</summary>
    /// <param name="meter">What nodes said.</param>
    /// <param name="run">The run.</param>
    /// <param name="tolerance">The distance within which the end is one.</param>
    public static IEnumerable<KeyValuePair<string, double>> Of(TerminationMeter meter, Trajectory run, double tolerance) =>
        Of(meter.FoundAt, meter.KnownAt, meter.Waves, run, tolerance);

    /// <summary>The numbers of a run.</summary>
    /// <param name="foundAt">When the root found it, in ticks; null where it did not.</param>
    /// <param name="knownAt">When all knew; null where not all do.</param>
    /// <param name="waves">How many waves there were.</param>
    /// <param name="run">The run.</param>
    /// <param name="tolerance">The distance within which the end is one.</param>
    public static IEnumerable<KeyValuePair<string, double>> Of(
        long? foundAt, long? knownAt, int waves, Trajectory run, double tolerance)
    {
        yield return KeyValuePair.Create("termination_found", foundAt is null ? 0.0 : 1);
        yield return KeyValuePair.Create("termination_waves", (double)waves);
        yield return KeyValuePair.Create("termination_bytes", (double)(BytesOfWord * run.Samples[^1].Messages));
        if (foundAt is not { } found)
        {
            yield break;
        }

        yield return KeyValuePair.Create("termination_time", Ticks.ToSeconds(found));
        if (knownAt is { } known)
        {
            yield return KeyValuePair.Create("termination_known", Ticks.ToSeconds(known));
        }

        var distance = run.Samples.Where(sample => sample.Time >= found).Select(sample => sample.Distance).FirstOrDefault(double.NaN);
        if (!double.IsNaN(distance))
        {
            yield return KeyValuePair.Create("termination_distance", distance);
            yield return KeyValuePair.Create("termination_wrong", distance > tolerance ? 1.0 : 0);
        }

        var reached = run.Metrics.Where(item => item.Key == "time_to_tolerance").Select(item => item.Value).FirstOrDefault(double.NaN);
        if (double.IsFinite(reached))
        {
            yield return KeyValuePair.Create("termination_delay", Ticks.ToSeconds(found) - reached);
        }
    }
}
