using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>Which thresholds between converging and not converging are looked for, and how finely.</summary>
public sealed record ThresholdSpec
{
    /// <summary>The parameter.</summary>
    public required ThresholdParameter Over { get; init; }

    /// <summary>The smallest value; null for the parameter's default.</summary>
    public double? From { get; init; }

    /// <summary>The largest value; null for the parameter's default.</summary>
    public double? To { get; init; }

    /// <summary>Number of values of the coarse grid, at least 2.</summary>
    public required int Points { get; init; }

    /// <summary>
    /// How closely a crossing is enclosed: relative for a step size or a delay, absolute for a loss. A bound lies between neighbours.
    /// </summary>
    public required double Resolution { get; init; }

    /// <summary>The confidence of the interval about a share of schedules, above 0 and below 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The schedulers that are compared; empty for that of the scenario alone.</summary>
    public required IReadOnlyList<SchedulerSpec> Schedulers { get; init; }

    /// <summary>A second parameter, for a map: a threshold for each of its values; null for none.</summary>
    public ThresholdParameter? And { get; init; }

    /// <summary>The values of the second parameter, increasing; empty without one.</summary>
    public required IReadOnlyList<double> AndValues { get; init; }
}
