namespace Hogwild.Experiments;

/// <summary>How long a run takes, how often it is repeated, and what is looked at.</summary>
public sealed record RunSpec
{
    /// <summary>The virtual time at which a run ends.</summary>
    public required TimeSpan Until { get; init; }

    /// <summary>True where a run ends as soon as it has converged, or finished, and <see cref="Until"/> is a cap.</summary>
    public bool StopsConverged { get; init; }

    /// <summary>Number of independent schedules.</summary>
    public required int Replicates { get; init; }

    /// <summary>Virtual time between two looks of the observer.</summary>
    public required TimeSpan Sample { get; init; }

    /// <summary>The distance within which a run counts as converged.</summary>
    public required double Tolerance { get; init; }

    /// <summary>True where every schedule is written to a file.</summary>
    public required bool Record { get; init; }

    /// <summary>What the space–time diagram shows; null where there is none.</summary>
    public TimelineSpec? Timeline { get; init; }
}
