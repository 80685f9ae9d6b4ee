using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Gaps without memory on the grid.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Gaps without memory on the grid.</summary>
    /// <param name="Period">The mean gap of a node: before rounding, or, of geometric gaps, as it is.</param>
    /// <param name="IsGeometric">Whether gaps are geometric with that mean, and not exponential and then rounded up to the grid.</param>
    [Kind("poisson", "gaps without memory on the grid", Implements = typeof(Schedulers.Poisson))]
    public sealed record Poisson(
        [Option("mean gap of a node, before it is rounded up to the grid where gaps are exponential", Least = 1)] TimeSpan Period,
        [Option(
            "exponential, rounded up to the grid: the mean is then step / (1 - exp(-step / period)), 1.58 steps for a period of one; "
                + "or geometric: whole steps whose mean is the period, at least a step",
            Name = "gaps",
            Words = "exponential|geometric")]
        bool IsGeometric = false) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override double ActivationsUntil(Graph graph, TimeSpan step, TimeSpan until) =>
            base.ActivationsUntil(graph, step > Period ? step : Period, until);

        /// <inheritdoc/>
        public override bool IsDeterministicIn(TimeSpan step, TimeSpan until) => IsGeometric && Period == step;

        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits(TimeSpan step) => IsGeometric && Period < step
            ? [new Misfit("period", $"at least the step of {DurationText.Write(step)} (geometric gaps are whole steps)")]
            : [];

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.Poisson(context.Step, Period.Ticks, context.Draws, IsGeometric);
    }
}
