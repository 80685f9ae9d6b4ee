using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>How well a run has followed a world that changes: numbers for the whole run, from its samples.</summary>
internal static class Tracking
{
    /// <summary>Names and values in the order of the tables.</summary>
    /// <param name="moving">The world.</param>
    /// <param name="samples">What was seen, in order of time.</param>
    /// <param name="tolerance">Within which distance a run counts as having arrived.</param>
    public static IEnumerable<KeyValuePair<string, double>> Of(MovingData moving, IReadOnlyList<Sample> samples, double tolerance)
    {
        var (area, length) = (0.0, 0.0);
        for (var k = 0; k + 1 < samples.Count; k++)
        {
            var lasts = Ticks.ToSeconds(samples[k + 1].Time - samples[k].Time);
            (area, length) = (area + (samples[k].Distance * lasts), length + lasts);
        }

        yield return KeyValuePair.Create("tracking_area", area);
        if (length > 0)
        {
            yield return KeyValuePair.Create("tracking_mean", area / length);
        }

        var recoveries = Recoveries(moving, samples, tolerance).ToList();
        if (recoveries.Count > 0)
        {
            var recovered = recoveries.Where(double.IsFinite).ToList();
            yield return KeyValuePair.Create("recovered", (double)recovered.Count / recoveries.Count);
            yield return KeyValuePair.Create("recovery_mean", recovered.Count == 0 ? double.PositiveInfinity : recovered.Average());
            yield return KeyValuePair.Create("recovery_max", recoveries.Max());
        }
    }

    /// <summary>
    /// Of every epoch with a sample, the first one left out, the time in seconds from its beginning to the first sample from which on the
    /// distance stays within the tolerance until the next epoch begins; infinite where there is none.
    /// </summary>
    private static IEnumerable<double> Recoveries(MovingData moving, IReadOnlyList<Sample> samples, double tolerance)
    {
        foreach (var epoch in samples.GroupBy(sample => moving.EpochAt(sample.Time)).Where(epoch => epoch.Key > 0))
        {
            var seen = epoch.ToList();
            var settled = seen.FindLastIndex(sample => !(sample.Distance <= tolerance)) + 1;
            yield return settled == seen.Count ? double.PositiveInfinity
                : Math.Max(0, Ticks.ToSeconds(seen[settled].Time - moving.Epochs[epoch.Key - 1]));
        }
    }
}
