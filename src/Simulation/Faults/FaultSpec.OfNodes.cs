namespace Hogwild.Simulation;

/// <content>Faults of nodes.</content>
public abstract partial record FaultSpec
{
    /// <summary>Nodes that crash or bounce.</summary>
    /// <param name="Name">A name for messages and overrides.</param>
    public abstract record OfNodes(string Name) : FaultSpec(Name)
    {
        /// <summary>What happens.</summary>
        public abstract NodeFault Fault { get; }

        /// <inheritdoc/>
        public override FaultTimes When => Fault.Times;

        /// <inheritdoc/>
        public override int LargestNode => Fault.Nodes.Largest;

        /// <inheritdoc/>
        public override bool IsDrawn => Fault.Nodes.IsDrawn || Fault.Times is FaultTimes.AtRates;

        /// <inheritdoc/>
        public override double CountUntil(TimeSpan until, Graph graph) =>
            Count(Fault.Times, until) * Fault.Nodes.In(graph, new Draws(0), Purpose.Fault, 0).Count(belongs => belongs);
    }

    /// <summary>Nodes stop; what arrives in the meantime is lost.</summary>
    [Kind("crash", "nodes stop; what arrives in the meantime is lost", Implements = typeof(NodeFault))]
    public sealed record Crash(
        string Name,
        [Option("which: all, 0-4 7, or a share such as 10%")] NodeSet? Nodes = null,
        [Option("when")] TimeSpan? At = null,
        [Option("how long", Default = "until something ends it", Least = 1)] TimeSpan? For = null,
        [Option("mean time between failures, in place of 'at'", Least = 1)] TimeSpan? Mtbf = null,
        [Option("mean time to repair, beside 'mtbf'", Least = 1)] TimeSpan? Mttr = null,
        [Option("what is left afterwards: kept, lost or warm (the last checkpoint)")] RestartState State = RestartState.Kept)
        : OfNodes(Name), IChecked
    {
        /// <summary>Which nodes.</summary>
        public NodeSet Nodes { get; init; } = Nodes ?? NodeSet.All;

        /// <inheritdoc/>
        public override NodeFault Fault => new(Nodes, Times(At, For, Mtbf, Mttr), State);

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => TimeMisfits(At, For, Mtbf, Mttr, true);
    }

    /// <summary>Nodes start again, crashed or not.</summary>
    [Kind("bounce", "nodes start again, crashed or not", Implements = typeof(NodeFault))]
    public sealed record Bounce(
        string Name,
        [Option("which: all, 0-4 7, or a share such as 10%")] NodeSet? Nodes = null,
        [Option("when")] TimeSpan? At = null,
        [Option("mean time between failures, in place of 'at'", Least = 1)] TimeSpan? Mtbf = null,
        [Option("what is left: kept, lost or warm")] RestartState State = RestartState.Lost)
        : OfNodes(Name), IChecked
    {
        /// <summary>Which nodes.</summary>
        public NodeSet Nodes { get; init; } = Nodes ?? NodeSet.All;

        /// <inheritdoc/>
        public override NodeFault Fault => new(Nodes, Times(At, null, Mtbf, null), State, IsBounce: true);

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => TimeMisfits(At, null, Mtbf, null, false);
    }
}
