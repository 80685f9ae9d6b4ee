using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Only the nodes whose update would change them most.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Only the nodes whose update would change them most.</summary>
    /// <param name="Active">How many act in a step.</param>
    [Kind("residual-greedy", "only the nodes that would change most", Implements = typeof(Schedulers.ResidualGreedy))]
    public sealed record ResidualGreedy([Option("nodes that act in a step", Least = 1)] int Active = 1) : SchedulerSpec
    {
        /// <inheritdoc/>
        public override bool LooksAtStates => true;

        /// <inheritdoc/>
        public override bool ActsOnGrid => true;

        /// <inheritdoc/>
        public override bool IsDeterministic => true;

        /// <inheritdoc/>
        public override double ActivationsUntil(Graph graph, TimeSpan step, TimeSpan until) =>
            Math.Min(base.ActivationsUntil(graph, step, until), Active * (until / step));

        /// <inheritdoc/>
        public override string? AgainstTorn => $"{KindName} reads only what is newest";

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => new Schedulers.ResidualGreedy(context.Step, Active);
    }
}
