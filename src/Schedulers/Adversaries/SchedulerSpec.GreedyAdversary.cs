using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>What hurts most within a bound, one step ahead.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>What hurts most within a bound, one step ahead.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Objective">What it wants large; null for the distance from the synchronous answer.</param>
    [Kind("greedy-adversary", "what hurts most within the bound, one step ahead", Implements = typeof(Schedulers.GreedyAdversary))]
    public sealed record GreedyAdversary(
        [Option("B: {steps: 20} or {time: 20ms}")] Bound Bound,
        [Option(
            "what it wants large: distance, label-flips, energy or linear",
            Default = "distance")]
        ObjectiveSpec? Objective = null) : SchedulerSpec, IBoundedSpec
    {
        /// <inheritdoc/>
        public SchedulerSpec With(Bound bound) => this with { Bound = bound };

        /// <inheritdoc/>
        public override bool LooksAtStates => true;

        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministic => true;

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.GreedyAdversary(Bound, context.Step, context.Objective(Objective));
    }
}
