using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Exponential gaps on the grid.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Exponential gaps on the grid.</summary>
    /// <param name="Period">The mean gap of a node.</param>
    [Kind("poisson", "exponential gaps on the grid", Implements = typeof(Schedulers.Poisson))]
    public sealed record Poisson([Option("mean gap of a node", Least = 1)] TimeSpan Period) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override double ActivationsUntil(Graph graph, TimeSpan step, TimeSpan until) =>
            base.ActivationsUntil(graph, step > Period ? step : Period, until);

        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => new Schedulers.Poisson(context.Step, Period.Ticks, context.Draws);
    }
}
