using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>Clocks and links.</content>
public abstract partial record SchedulerSpec
{
    /// <summary>Every node has a clock, every arc a link.</summary>
    /// <param name="Clock">The clock of every node that has no other one.</param>
    /// <param name="Link">The link of every arc that has no other one; an ideal one where null.</param>
    [Kind("physical", "every node has a clock, every arc a link", Implements = typeof(Schedulers.Physical))]
    public sealed record Physical([Option("when nodes act")] ClockSpec Clock, LinkSpec? Link = null)
        : SchedulerSpec, ILinkedSpec
    {
        /// <summary>The link of every arc that has no other one.</summary>
        [Option("what happens to messages")]
        public LinkSpec Link { get; init; } = Link ?? new LinkSpec();

        /// <summary>Other clocks for some nodes.</summary>
        [Option("other clocks for some nodes, by names: { nodes, clock }", Default = "none")]
        public IReadOnlyList<NodeClockSpec> Clocks { get; init; } = [];

        /// <summary>Other links for some arcs.</summary>
        [Option("other links for some arcs, by names: { from, to, link }", Default = "none")]
        public IReadOnlyList<ArcLinkSpec> Links { get; init; } = [];

        /// <summary>True where a view is what arrived last, and not the newest version that has arrived.</summary>
        [Option(
            "what a node reads: newest, the newest version that has arrived; or last, what arrived last",
            Name = "inbox", Words = "newest|last")]
        public bool LastArrived { get; init; }

        /// <summary>What makes nodes act.</summary>
        [Option("what makes a node act: clock, message, or both")]
        public WakeSpec Wake { get; init; } = new WakeSpec.Clock();

        /// <summary>What is sent.</summary>
        [Option("what is sent: always, or change for what differs enough from what was sent last")]
        public SendSpec Send { get; init; } = new SendSpec.Always();

        /// <summary>What fails.</summary>
        [Option("what fails, by names", Default = "nothing")]
        public IReadOnlyList<FaultSpec> Faults { get; init; } = [];

        /// <summary>How often nodes save state and views; null for never.</summary>
        [Option(
            "how often nodes save state and views, for restarts from there", Default = "never", Least = 1, Only = "faults.state=warm")]
        public TimeSpan? Checkpoint { get; init; }

        /// <inheritdoc/>
        public override bool IsDeterministicIn(TimeSpan step, TimeSpan until) => !PhysicalDraws.AreIn(this, until);

        /// <inheritdoc/>
        public override string? AgainstUnknown => Link.Loss == 1 ? "every message is lost, so that no node would ever act" : null;

        /// <summary>The period of the clock where all periods are equal, in ticks; null where they are not.</summary>
        public long? FixedPeriod => Clock is ClockSpec.Periodic { Spread: null, Drift: null } clock ? clock.Period.Ticks : null;

        /// <inheritdoc/>
        public SchedulerSpec With(LinkSpec link) => this with { Link = link };

        /// <inheritdoc/>
        public override string? AgainstWorkers => Send is SendSpec.Change ? "what is sent depends on states, of which a worker has many"
            : base.AgainstWorkers;

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph) => PhysicalMisfits.Of(this, graph);

        /// <inheritdoc/>
        public override double ActivationsUntil(Graph graph, TimeSpan step, TimeSpan until) => PhysicalLoad.Activations(this, graph, until);

        /// <inheritdoc/>
        public override double FaultsUntil(Graph graph, TimeSpan until) =>
            Faults.Sum(fault => fault.CountUntil(until, graph));

        /// <inheritdoc/>
        public override IEnumerable<string> Warnings(TimeSpan step, TimeSpan until) =>
            from fault in Faults
            where !fault.HappensBefore(until)
            select $"the fault '{Excerpt.Of(fault.Name)}' never happens: the run ends at {DurationText.Write(until)}, before it.";

        /// <summary>The world that it describes.</summary>
        /// <param name="until">The end of the run.</param>
        public PhysicalWorld World(TimeSpan until) => new(Clock.Create(), Link.Create())
        {
            Clocks = [.. Clocks.Select(item => (item.Nodes, item.Clock.Create()))],
            Links = [.. Links.Select(item => (item.From, item.To, item.Link.Create()))],
            LastArrived = LastArrived,
            Waking = Wake.On,
            Rest = Wake.RestTime,
            Threshold = (Send as SendSpec.Change)?.Above,
            IsEuclidean = Send is SendSpec.Change { IsEuclidean: true },
            Faults = new FaultPlan(
                [.. Faults.OfType<FaultSpec.OfNodes>().Select(item => item.Fault)],
                [.. Faults.OfType<FaultSpec.OfArcs>().Select(item => item.Fault)])
            {
                Until = until,
                Checkpoint = Checkpoint,
            },
        };

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits(TimeSpan step)
        {
            foreach (var fault in Faults.Where(fault => !Ends(fault)))
            {
                var other = fault is FaultSpec.Repair ? "partition" : "hold";
                yield return new Misfit($"faults.{fault.Name}", $"a {Kind.NameOf(fault)} only beside a {other}, which it ends,");
            }

            foreach (var fault in Faults.OfType<FaultSpec.OfNodes>().Where(item =>
                item.Fault.State == RestartState.Warm && Checkpoint is null))
            {
                yield return new Misfit($"faults.{fault.Name}.state", "kept or lost, or the key 'checkpoint' in the scheduler");
            }
        }

        /// <summary>False for the end of something that never begins.</summary>
        private bool Ends(FaultSpec fault) => fault switch
        {
            FaultSpec.Repair => Faults.Any(other => other is FaultSpec.Partition),
            FaultSpec.Release => Faults.Any(other => other is FaultSpec.Hold),
            _ => true,
        };

        /// <inheritdoc/>
        protected override IScheduler Bare(SchedulerContext context) =>
            new Schedulers.Physical(World(TimeSpan.FromTicks(context.Until)) with { Travel = context.Travel }, context.Draws);
    }
}
