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

    /// <summary>Numbers for the whole run by name, in the order of the tables.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Metrics { get; init; }

    /// <summary>How often which gaps, staleness and ages were seen.</summary>
    public AsynchronyCounts Counts { get; init; } = new();

    /// <summary>The outputs at the end, items × OutputSize, row by row.</summary>
    public required double[] Outputs { get; init; }

    /// <summary>The fingerprint of the schedule.</summary>
    public required ulong Fingerprint { get; init; }
}
