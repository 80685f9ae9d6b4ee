using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>A bound on another scheduler.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>A bound on another scheduler.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Policy">What happens where the other one would break it.</param>
    /// <param name="Of">The other one.</param>
    [Kind("bounded", "a bound on another scheduler", Implements = typeof(Schedulers.Bounded))]
    public sealed record Bounded(
        [Option("B: {steps: 20} or {time: 20ms}")] Bound Bound,
        [Option(
            "retransmit: the bound is kept; wait: nodes wait for views fresh enough, gaps are not bounded; report: violations are counted",
            Words = "retransmit|report|wait",
            IsOptional = true)]
        BoundPolicy Policy,
        [Option("the other scheduler")] SchedulerSpec Of) : SchedulerSpec, IBoundedSpec, ILinkedSpec
    {
        /// <inheritdoc/>
        public bool Keeps => Policy != BoundPolicy.Report;

        /// <inheritdoc/>
        public bool BoundsGaps => !Waits;

        /// <summary>Whether nodes wait for views fresh enough.</summary>
        public bool Waits => Policy == BoundPolicy.Wait;

        /// <inheritdoc/>
        public override string Label => Policy switch
        {
            BoundPolicy.Wait => $"waiting {Of.Label}",
            BoundPolicy.Retransmit => $"bounded {Of.Label}",
            _ => Of.Label,
        };

        /// <inheritdoc/>
        public override SchedulerSpec Core => Of.Core;

        /// <inheritdoc/>
        public override bool LooksAtStates => Of.LooksAtStates;

        /// <inheritdoc/>
        public override bool IsDeterministicIn(TimeSpan step, TimeSpan until) => Of.HasOneScheduleIn(step, until);

        /// <inheritdoc/>
        public override bool ActsOnGrid => Policy != BoundPolicy.Wait && Of.ActsOnGrid;

        /// <inheritdoc/>
        public override bool IsAtomicThroughout => IsAtomic && Of.IsAtomicThroughout;

        /// <inheritdoc/>
        public override string? AgainstTorn => Core.AgainstTorn;

        /// <inheritdoc/>
        public override string? AgainstWorkers => Waits
            ? "a worker that takes two exchanges acts some ticks after the news that it waited for"
            : base.AgainstWorkers ?? Of.AgainstWorkers;

        /// <inheritdoc/>
        public override string? AgainstStaleOwn => Core is Replay or Synchronous ? Core.AgainstStaleOwn : null;

        /// <inheritdoc/>
        public override string? AgainstUnknown => Policy == BoundPolicy.Retransmit && Core is Physical ? null : Core.AgainstUnknown;

        /// <inheritdoc/>
        public SchedulerSpec With(Bound bound) => this with { Bound = bound };

        /// <inheritdoc/>
        LinkSpec? ILinkedSpec.Link => (Of as ILinkedSpec)?.Link;

        /// <inheritdoc/>
        SchedulerSpec ILinkedSpec.With(LinkSpec link) => this with { Of = ((ILinkedSpec)Of).With(link) };

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph) => Of.MisfitsOf(graph);

        /// <inheritdoc/>
        public override double ActivationsUntil(Graph graph, TimeSpan step, TimeSpan until) => Of.ActivationsUntil(graph, step, until);

        /// <inheritdoc/>
        public override double FaultsUntil(Graph graph, TimeSpan until) => Of.FaultsUntil(graph, until);

        /// <inheritdoc/>
        public override IEnumerable<string> Warnings(TimeSpan step, TimeSpan until) =>
            BoundedMisfits.Warnings(this, step, until).Concat(Of.Warnings(step, until));

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits(TimeSpan step) => BoundedMisfits.Of(this, step);

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) => Policy switch
        {
            BoundPolicy.Report => Of.Create(context),
            BoundPolicy.Wait => new Waiting(Of.Create(context), Bound, context.Step),
            _ => new Schedulers.Bounded(Of.Create(context), Bound, context.Step),
        };
    }
}
