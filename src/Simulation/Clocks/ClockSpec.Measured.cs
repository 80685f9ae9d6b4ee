namespace Hogwild.Simulation;

/// <content>Measured activations.</content>
public abstract partial record ClockSpec
{
    /// <summary>As in a trace: at its times, or with gaps that are drawn from its own.</summary>
    /// <param name="Trace">The trace.</param>
    [Kind("measured", "as in a trace: at its times, or after gaps drawn from its own")]
    public sealed record Measured([Option("the name of a trace of activations")] TraceSpec.OfClocks Trace) : ClockSpec, IChecked
    {
        /// <inheritdoc/>
        protected override bool DrawsPeriods => Trace.IsDrawn;

        /// <inheritdoc/>
        protected override double MeanPeriod => Trace.MeanGap;

        /// <inheritdoc/>
        protected override IClock Bare() =>
            Trace.Clock ?? throw new InvalidOperationException($"the trace '{Trace.Name}' has not been read");

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step)
        {
            (string Option, bool IsSet)[] others =
                [("phase", Phase is not null || IsStaggered), ("spread", Spread is not null), ("drift", Drift is not null)];
            return Trace is not TraceSpec.ActivationTimes ? [] : others.Where(other => other.IsSet).Select(other =>
                new Misfit(other.Option, "the key only with gaps (nodes act at the times of the trace)") { IsOfKey = true });
        }
    }
}
