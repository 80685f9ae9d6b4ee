namespace Hogwild.Scenarios;

/// <summary>When a node acts.</summary>
public abstract record ClockSpec
{
    /// <summary>Independent exponential periods.</summary>
    /// <param name="Period">Their mean.</param>
    public sealed record Poisson(TimeSpan Period) : ClockSpec;

    /// <summary>Equal periods.</summary>
    /// <param name="Period">The period.</param>
    /// <param name="Phase">When every node acts first, above 0; null where each node draws its own time within the first period.</param>
    public sealed record Periodic(TimeSpan Period, TimeSpan? Phase) : ClockSpec;
}
