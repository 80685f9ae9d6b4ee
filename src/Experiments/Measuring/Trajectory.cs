using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>One run of one model under one schedule.</summary>
public sealed record Trajectory
{
    /// <summary>Under which kind of scheduler.</summary>
    public required Regime Regime { get; init; }

    /// <summary>
    /// Number of the schedule, from 0. All models of a scenario meet the same clocks, delays and losses in the same replicate.
    /// </summary>
    public required int Replicate { get; init; }

    /// <summary>How it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>When the state stopped being finite; null where it did not.</summary>
    public TimeSpan? DivergedAt { get; init; }

    /// <summary>Since when nobody acted any more, and who waited for whom; null where the run did not stall.</summary>
    public Stall? Stall { get; init; }

    /// <summary>True where components of one read may have come from different versions.</summary>
    public bool HasTornReads { get; init; }

    /// <summary>What the observer saw, in order of time, the first at t = 0.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }

    /// <summary>What <see cref="Sample.Score"/> is of; null where there is none.</summary>
    public string? ScoreName { get; init; }

    /// <summary>What was measured at every sample, by the names of tables and in their order; null for what always is.</summary>
    public IReadOnlyList<string>? Measured { get; init; }

    /// <summary>Numbers for the whole run by name, in the order of the tables.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Metrics { get; init; }

    /// <summary>How often which gaps, staleness and ages were seen.</summary>
    public AsynchronyCounts Counts { get; init; } = new();

    /// <summary>The outputs at the end, items × OutputSize, row by row.</summary>
    public required double[] Outputs { get; init; }

    /// <summary>The fingerprint of the schedule.</summary>
    public required ulong Fingerprint { get; init; }

    /// <summary>What was measured at a sample, by the names of tables and in their order.</summary>
    /// <param name="sample">One of <see cref="Samples"/>.</param>
    public IEnumerable<KeyValuePair<string, double>> NumbersAt(Sample sample) =>
        Measured?.Zip(sample.Numbers, KeyValuePair.Create) ?? Usual(sample);

    /// <summary>A number that was measured at a sample; not a number where it was not.</summary>
    /// <param name="sample">One of <see cref="Samples"/>.</param>
    /// <param name="name">Its name in tables.</param>
    public double NumberAt(Sample sample, string name)
    {
        foreach (var (key, value) in NumbersAt(sample))
        {
            if (key == name)
            {
                return value;
            }
        }

        return double.NaN;
    }

    private IEnumerable<KeyValuePair<string, double>> Usual(Sample sample)
    {
        yield return KeyValuePair.Create("distance", sample.Distance);
        yield return KeyValuePair.Create("updates_per_node", sample.UpdatesPerNode);
        yield return KeyValuePair.Create("messages", (double)sample.Messages);
        if (!double.IsNaN(sample.Loss))
        {
            yield return KeyValuePair.Create("loss", sample.Loss);
        }

        if (ScoreName is { } score)
        {
            yield return KeyValuePair.Create(score, sample.Score);
        }
    }
}
