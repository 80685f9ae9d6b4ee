using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Activations and versions drawn among what a bound admits (Bertsekas &amp; Tsitsiklis 1989, ch. 7).</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Activations and versions drawn among what a bound admits (Bertsekas &amp; Tsitsiklis 1989, ch. 7).</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Activity">The probability that a node acts in a step where it need not.</param>
    /// <param name="Stagger">True where update counts of nodes differ by at most one.</param>
    [Kind(
        "partially-asynchronous",
        "activations and versions drawn among what a bound admits",
        Implements = typeof(Schedulers.PartiallyAsynchronous))]
    public sealed record PartiallyAsynchronous(
        [Option("B: {steps: 20} or {time: 20ms}")] Bound Bound,
        [Option("probability that a node acts in a step where it need not", IsShare = true, Above = 0, Only = "stagger=false")]
        double Activity = 0.5,
        [Option("true where update counts of nodes differ by at most one")] bool Stagger = false) : SchedulerSpec, IBoundedSpec
    {
        /// <inheritdoc/>
        public SchedulerSpec With(Bound bound) => this with { Bound = bound };

        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministicIn(TimeSpan step, TimeSpan until) => IsOneStep(Bound, step);

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.PartiallyAsynchronous(Bound, context.Step, Activity, context.Draws, Stagger);
    }
}
