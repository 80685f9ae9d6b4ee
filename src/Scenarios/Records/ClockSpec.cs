namespace Hogwild.Scenarios;

/// <summary>When a node acts.</summary>
public abstract record ClockSpec
{
    /// <summary>When it acts first.</summary>
    public PhaseSpec Phase { get; init; } = new PhaseSpec.Random();

    /// <summary>How rates differ between nodes; null where they do not.</summary>
    public SpreadSpec? Spread { get; init; }

    /// <summary>How the rate changes in time; null where it does not.</summary>
    public DriftSpec? Drift { get; init; }

    /// <summary>Independent exponential periods.</summary>
    /// <param name="Period">Their mean.</param>
    public sealed record Poisson(TimeSpan Period) : ClockSpec;

    /// <summary>Equal periods.</summary>
    /// <param name="Period">The period.</param>
    public sealed record Periodic(TimeSpan Period) : ClockSpec;

    /// <summary>Independent periods of any distribution.</summary>
    /// <param name="Period">Their distribution.</param>
    public sealed record Renewal(DelaySpec Period) : ClockSpec;
}
