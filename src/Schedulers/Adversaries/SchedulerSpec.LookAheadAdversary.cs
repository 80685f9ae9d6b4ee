using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>What hurts most within a bound, some instants ahead, for all nodes at once.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>What hurts most within a bound, some instants ahead, for all nodes at once.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="LookAhead">How many instants it looks ahead.</param>
    /// <param name="Effort">About how many evaluations of the rule an instant may cost.</param>
    /// <param name="Objective">What it wants large; null for the distance from the synchronous answer.</param>
    [Kind(
        "look-ahead-adversary",
        "what hurts most within the bound, some instants ahead, for all nodes at once",
        Implements = typeof(Schedulers.LookAheadAdversary))]
    public sealed record LookAheadAdversary(
        [Option("B: {steps: 20} or {time: 20ms}")] Bound Bound,
        [Option("instants that it looks ahead, the present one included", Least = 1)] int LookAhead = 2,
        [Option("evaluations of the rule that an instant may cost, about", Least = 1)] int Effort = 5000,
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
            new Schedulers.LookAheadAdversary(Bound, context.Step, context.Objective(Objective), LookAhead, Effort);
    }
}
