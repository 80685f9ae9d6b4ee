using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>One node at a time, in an order drawn for every sweep.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>One node at a time, in an order drawn for every sweep.</summary>
    [Kind("random-sweep", "one node at a time, in an order drawn for every sweep", Implements = typeof(Schedulers.RandomSweep))]
    public sealed record RandomSweep : SchedulerSpec
    {
        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => new Schedulers.RandomSweep(context.Step, context.Draws);
    }
}
