using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>All nodes at once, each reading exactly the previous round.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>All nodes at once, each reading exactly the previous round.</summary>
    /// <param name="Pipelined">True for one exchange a round in an edge-wise rule.</param>
    [Kind("synchronous", "all nodes at once, each reading exactly the previous round", Implements = typeof(Schedulers.Synchronous))]
    public sealed record Synchronous([Option("true for one exchange a round in an edge-wise rule")] bool Pipelined = false) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override string Label => Pipelined ? "synchronous, pipelined" : KindName;

        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministic => true;

        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        public override string? AgainstStaleOwn => "in synchronous rounds nodes go on from the round before";

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => new Schedulers.Synchronous(context.Step, Pipelined);
    }
}
