namespace Hogwild.Simulation;

/// <summary>How the rate of clocks changes in time.</summary>
[Family("drift", "drifts", "how the rates of clocks change in time")]
public abstract record DriftSpec
{
    /// <summary>The drift.</summary>
    public abstract Drift Create();

    /// <summary>From 1 to 1 + change in a straight line.</summary>
    /// <param name="Change">The change in all, above −1.</param>
    /// <param name="Over">How long it takes.</param>
    [Kind("linear", "in a straight line, then constant", Implements = typeof(Drift.Linear))]
    public sealed record Linear(
        [Option("in all, above -1: 0.5 for half as fast again", Above = -1)] double Change,
        [Option("how long it takes", Least = 1)] TimeSpan Over) : DriftSpec
    {
        /// <inheritdoc/>
        public override Drift Create() => new Drift.Linear(Change, Over);
    }

    /// <summary>1 + amplitude · sin(2πt / period).</summary>
    /// <param name="Amplitude">From 0 on and below 1.</param>
    /// <param name="Period">The period.</param>
    [Kind("periodic", "as a sine", Implements = typeof(Drift.Periodic))]
    public sealed record Periodic(
        [Option("a share below 1", IsShare = true, Below = 1)] double Amplitude,
        [Option("of the sine", Least = 1)] TimeSpan Period) : DriftSpec
    {
        /// <inheritdoc/>
        public override Drift Create() => new Drift.Periodic(Amplitude, Period);
    }

    /// <summary>1, then another rate.</summary>
    /// <param name="At">When it changes.</param>
    /// <param name="Rate">The other rate, above 0.</param>
    [Kind("step", "all at once", Implements = typeof(Drift.Step))]
    public sealed record Step(
        [Option("when")] TimeSpan At, [Option("from then on, above 0", Above = 0)] double Rate) : DriftSpec
    {
        /// <inheritdoc/>
        public override Drift Create() => new Drift.Step(At, Rate);
    }
}
