namespace Hogwild.Experiments;

/// <summary>How the rate of clocks changes in time.</summary>
public abstract record DriftSpec
{
    /// <summary>From 1 to 1 + change in a straight line.</summary>
    /// <param name="Change">The change in all, above −1.</param>
    /// <param name="Over">How long it takes.</param>
    public sealed record Linear(double Change, TimeSpan Over) : DriftSpec;

    /// <summary>1 + amplitude · sin(2πt / period).</summary>
    /// <param name="Amplitude">From 0 on and below 1.</param>
    /// <param name="Period">The period.</param>
    public sealed record Periodic(double Amplitude, TimeSpan Period) : DriftSpec;

    /// <summary>1, then another rate.</summary>
    /// <param name="At">When it changes.</param>
    /// <param name="Rate">The other rate, above 0.</param>
    public sealed record Step(TimeSpan At, double Rate) : DriftSpec;
}
