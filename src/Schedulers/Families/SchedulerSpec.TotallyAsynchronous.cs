using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Gaps and staleness up to ⌈c·tᵖ⌉ steps: no bound (Bertsekas &amp; Tsitsiklis 1989, ch. 6).</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Gaps and staleness up to ⌈c·tᵖ⌉ steps: no bound (Bertsekas &amp; Tsitsiklis 1989, ch. 6).</summary>
    /// <param name="Scale">c.</param>
    /// <param name="Power">p.</param>
    [Kind(
        "totally-asynchronous",
        "gaps and staleness up to c·tᵖ steps, without bound",
        Implements = typeof(Schedulers.TotallyAsynchronous))]
    public sealed record TotallyAsynchronous(
        [Option("c, above 0", Above = 0)] double Scale = 1,
        [Option("p, above 0 and below 1", Above = 0, Below = 1)] double Power = 0.5) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministicIn(TimeSpan step, TimeSpan until) =>
            Schedulers.TotallyAsynchronous.Reach(Scale, Power, until.Ticks / step.Ticks) == 1;

        /// <inheritdoc/>
        public override string? AgainstStaleOwn => null;

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.TotallyAsynchronous(context.Step, Scale, Power, context.Until, context.Draws);
    }
}
