namespace Hogwild.Simulation;

/// <content>Measured delays.</content>
public abstract partial record DelaySpec
{
    /// <summary>Measured delays. A delay of a link only.</summary>
    /// <param name="Trace">The trace they come from.</param>
    [Kind("measured", "as in a trace, for each pair of nodes or in time (of a link only)")]
    public sealed record Measured([Option("the name of a trace of delays")] TraceSpec.OfDelays Trace) : DelaySpec
    {
        /// <inheritdoc/>
        public override long Shortest => Trace.Data?.Shortest ?? 0;

        /// <inheritdoc/>
        public override double Average => double.NaN;

        /// <inheritdoc/>
        public override bool IsDrawn => false;

        /// <summary>Nothing: what is measured is added to it.</summary>
        public override IDistribution Create() => new Simulation.Constant(TimeSpan.Zero);
    }
}
