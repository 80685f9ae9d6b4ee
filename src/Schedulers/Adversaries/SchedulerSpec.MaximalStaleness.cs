using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>All nodes in every step, each reading the oldest versions that a bound admits.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>All nodes in every step, each reading the oldest versions that a bound admits.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Nested">False where messages of an edge-wise rule are computed from fresh views.</param>
    [Kind(
        "maximal-staleness",
        "all nodes in every step, reading the oldest admissible versions",
        Implements = typeof(Schedulers.MaximalStaleness))]
    public sealed record MaximalStaleness(
        [Option("B: {steps: 20} or {time: 20ms}")] Bound Bound,
        [Option("false where messages of an edge-wise rule are computed from fresh views: one stale hop, not two")]
        bool Nested = true) : SchedulerSpec, IBoundedSpec
    {
        /// <inheritdoc/>
        public SchedulerSpec With(Bound bound) => this with { Bound = bound };

        /// <inheritdoc/>
        public override string Label => Nested ? KindName : "maximal-staleness of one hop";

        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministic => true;

        /// <inheritdoc/>
        public override bool IsNested => Nested;

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => new Schedulers.MaximalStaleness(Bound, context.Step, Nested);
    }
}
