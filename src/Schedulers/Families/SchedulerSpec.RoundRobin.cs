using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>One node at a time, in order.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>One node at a time, in order.</summary>
    [Kind("round-robin", "one node at a time, in order", Implements = typeof(Schedulers.RoundRobin))]
    public sealed record RoundRobin : SchedulerSpec
    {
        /// <inheritdoc/>
        public override bool IsDeterministic => true;

        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => new Schedulers.RoundRobin(context.Step);
    }
}
