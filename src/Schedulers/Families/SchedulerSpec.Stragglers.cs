using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Some nodes are slow.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Some nodes are slow.</summary>
    /// <param name="Share">How many of them.</param>
    /// <param name="Slowdown">The mean gap of a slow node, in steps.</param>
    [Kind("stragglers", "some nodes are slow", Implements = typeof(Schedulers.Stragglers))]
    public sealed record Stragglers(
        [Option("share of slow nodes", IsShare = true)] double Share = 0.1,
        [Option("mean gap of a slow node in steps", Least = 1)] double Slowdown = 10) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministic => Share == 0 || Slowdown == 1;

        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.Stragglers(context.Step, Share, Slowdown, context.Draws);
    }
}
