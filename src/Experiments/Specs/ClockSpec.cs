namespace Hogwild.Experiments;

/// <summary>When a node acts.</summary>
public abstract record ClockSpec
{
    /// <summary>
    /// When every node acts first, above 0; null where each draws its own time: one period, or, if periodic, within the first one.
    /// </summary>
    public TimeSpan? Phase { get; init; }

    /// <summary>True where first activations are spread evenly over one (mean) period, and <see cref="Phase"/> is null.</summary>
    public bool IsStaggered { get; init; }

    /// <summary>How rates differ between nodes; null where they do not.</summary>
    public SpreadSpec? Spread { get; init; }

    /// <summary>How the rate changes in time; null where it does not.</summary>
    public DriftSpec? Drift { get; init; }

    /// <summary>Independent exponential periods.</summary>
    /// <param name="Period">Their mean.</param>
    public sealed record Poisson(TimeSpan Period) : ClockSpec;

    /// <summary>Equal periods.</summary>
    public sealed record Periodic : ClockSpec
    {
        /// <summary>A periodic clock.</summary>
        /// <param name="period">The period.</param>
        /// <param name="phase">
        /// When every node acts first, above 0; null where each node draws its own time within the first period.
        /// </param>
        public Periodic(TimeSpan period, TimeSpan? phase) => (Period, Phase) = (period, phase);

        /// <summary>The period.</summary>
        public TimeSpan Period { get; init; }
    }

    /// <summary>Independent periods of any distribution.</summary>
    /// <param name="Period">Their distribution.</param>
    public sealed record Renewal(DelaySpec Period) : ClockSpec;
}
