using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Some nodes act as seldom as a bound admits.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Some nodes act as seldom as a bound admits.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Share">How many of them.</param>
    [Kind("starvation", "some nodes act as seldom as the bound admits", Implements = typeof(Schedulers.Starvation))]
    public sealed record Starvation(
        [Option("B: {steps: 20} or {time: 20ms}")] Bound Bound,
        [Option("share of starved nodes", IsShare = true)] double Share = 0.1) : SchedulerSpec, IBoundedSpec
    {
        /// <inheritdoc/>
        public SchedulerSpec With(Bound bound) => this with { Bound = bound };

        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministicIn(TimeSpan step, TimeSpan until) => Share is 0 or 1 || IsOneStep(Bound, step);

        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.Starvation(Bound, context.Step, Share, context.Draws);
    }
}
