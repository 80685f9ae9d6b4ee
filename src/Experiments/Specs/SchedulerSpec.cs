namespace Hogwild.Experiments;

/// <summary>Who acts when, on how old information.</summary>
public abstract record SchedulerSpec
{
    /// <summary>Whether every read is of one version in all its components; false for torn reads. Default true.</summary>
    public bool IsAtomic { get; init; } = true;

    /// <summary>Whether nodes go on from own states that may be as stale as what they read. Default false.</summary>
    public bool IsOwnStale { get; init; }

    /// <summary>Whether version 0 is a message, and nodes wait for it. Default false.</summary>
    public bool StartsUnknown { get; init; }

    /// <summary>The name of its kind.</summary>
    public string KindName => string.Concat(
        GetType().Name.Select((c, index) => char.IsUpper(c) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>All nodes at once, each reading exactly the previous round.</summary>
    /// <param name="Pipelined">True for one exchange a round in an edge-wise rule.</param>
    public sealed record Synchronous(bool Pipelined) : SchedulerSpec;

    /// <summary>One node at a time, in order.</summary>
    public sealed record RoundRobin : SchedulerSpec;

    /// <summary>One node at a time, in an order drawn anew for every sweep.</summary>
    public sealed record RandomSweep : SchedulerSpec;

    /// <summary>One node at a time, all equally often in a block, in an order uniform over all interleavings.</summary>
    /// <param name="Updates">Activations of a node in a block.</param>
    public sealed record RandomInterleaving(int Updates) : SchedulerSpec;

    /// <summary>Exponential gaps on the grid, everything newest.</summary>
    /// <param name="Period">The mean gap.</param>
    public sealed record Poisson(TimeSpan Period) : SchedulerSpec;

    /// <summary>Every node has a clock, every arc a link.</summary>
    /// <param name="Clock">When nodes act.</param>
    /// <param name="Link">What happens to messages.</param>
    public sealed record Physical(ClockSpec Clock, LinkSpec Link) : SchedulerSpec
    {
        /// <summary>Other clocks for some nodes.</summary>
        public IReadOnlyList<NodeClockSpec> Clocks { get; init; } = [];

        /// <summary>Other links for some arcs.</summary>
        public IReadOnlyList<ArcLinkSpec> Links { get; init; } = [];

        /// <summary>True where a view is what arrived last, and not the newest version that has arrived.</summary>
        public bool LastArrived { get; init; }

        /// <summary>What fails.</summary>
        public IReadOnlyList<FaultSpec> Faults { get; init; } = [];

        /// <summary>How often nodes save state and views; null for never.</summary>
        public TimeSpan? Checkpoint { get; init; }

        /// <summary>What makes nodes act.</summary>
        public WakeSpec Wake { get; init; } = WakeSpec.Clock;

        /// <summary>What is sent; null for every version.</summary>
        public SendSpec? Send { get; init; }
    }

    /// <summary>Activations and versions drawn among what a bound admits (Bertsekas &amp; Tsitsiklis 1989, ch. 7).</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Activity">The probability that a node acts in a step where it need not.</param>
    /// <param name="Stagger">True where update counts of nodes differ by at most one.</param>
    public sealed record PartiallyAsynchronous(Simulation.Bound Bound, double Activity, bool Stagger) : SchedulerSpec;

    /// <summary>All nodes in every step, each reading the oldest versions that a bound admits.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Nested">False where messages of an edge-wise rule are computed from fresh views.</param>
    public sealed record MaximalStaleness(Simulation.Bound Bound, bool Nested = true) : SchedulerSpec;

    /// <summary>Some nodes are slow.</summary>
    /// <param name="Share">How many of them.</param>
    /// <param name="Slowdown">The mean gap of a slow node, in steps.</param>
    public sealed record Stragglers(double Share, double Slowdown) : SchedulerSpec;

    /// <summary>Some nodes act as seldom as a bound admits.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Share">How many of them.</param>
    public sealed record Starvation(Simulation.Bound Bound, double Share) : SchedulerSpec;

    /// <summary>Gaps and staleness up to ⌈c·tᵖ⌉ steps: no bound (Bertsekas &amp; Tsitsiklis 1989, ch. 6).</summary>
    /// <param name="Scale">c.</param>
    /// <param name="Power">p.</param>
    public sealed record TotallyAsynchronous(double Scale, double Power) : SchedulerSpec;

    /// <summary>Only the nodes whose update would change them most.</summary>
    /// <param name="Active">How many act in a step.</param>
    public sealed record ResidualGreedy(int Active) : SchedulerSpec;

    /// <summary>What hurts most within a bound, one step ahead.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Objective">What it wants large.</param>
    public sealed record GreedyAdversary(Simulation.Bound Bound, ObjectiveSpec Objective) : SchedulerSpec;

    /// <summary>What hurts most within a bound, some instants ahead, for all nodes at once.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="LookAhead">How many instants it looks ahead.</param>
    /// <param name="Effort">About how many evaluations of the rule an instant may cost.</param>
    /// <param name="Objective">What it wants large.</param>
    public sealed record LookAheadAdversary(Simulation.Bound Bound, int LookAhead, int Effort, ObjectiveSpec Objective) : SchedulerSpec;

    /// <summary>A recorded schedule, decision by decision.</summary>
    /// <param name="File">The schedule.</param>
    public sealed record Replay(InputFile File) : SchedulerSpec;

    /// <summary>A bound on another scheduler.</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Policy">What happens where the other one would break it.</param>
    /// <param name="Of">The other one.</param>
    public sealed record Bounded(Simulation.Bound Bound, BoundPolicy Policy, SchedulerSpec Of) : SchedulerSpec;
}
