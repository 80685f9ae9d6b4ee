namespace Hogwild.Simulation;

/// <content>Faults of arcs.</content>
public abstract partial record FaultSpec
{
    /// <summary>Arcs that are cut or held, and the end of that.</summary>
    /// <param name="Name">A name for messages and overrides.</param>
    public abstract record OfArcs(string Name) : FaultSpec(Name)
    {
        /// <summary>What happens.</summary>
        public abstract ArcFault Fault { get; }

        /// <inheritdoc/>
        public override FaultTimes When => Fault.Times;

        /// <inheritdoc/>
        public override int LargestNode => Math.Max(Fault.From.Largest, Fault.To.Largest);

        /// <inheritdoc/>
        public override bool IsDrawn => Fault.From.IsDrawn || Fault.To.IsDrawn || Fault.Times is FaultTimes.AtRates;

        /// <inheritdoc/>
        public override double CountUntil(TimeSpan until, Graph graph) => Count(Fault.Times, until);
    }

    /// <summary>What is sent in the meantime is lost.</summary>
    [Kind("partition", "what is sent in the meantime is lost", Implements = typeof(ArcFault))]
    public sealed record Partition(
        string Name,
        [Option("sources of the arcs", Default = "all")] NodeSet? From = null,
        [Option("targets of the arcs", Default = "all")] NodeSet? To = null,
        [Option("both, or one: from the first to the second only", Words = "one|both", Only = "from|to")] bool Ways = true,
        [Option("when")] TimeSpan? At = null,
        [Option("how long", Default = "until something ends it", Least = 1)] TimeSpan? For = null,
        [Option("mean time between failures, in place of 'at'", Least = 1)] TimeSpan? Mtbf = null,
        [Option("mean time to repair, beside 'mtbf'", Least = 1)] TimeSpan? Mttr = null) : OfArcs(Name), IChecked
    {
        /// <summary>Sources of the arcs.</summary>
        public NodeSet From { get; init; } = From ?? NodeSet.All;

        /// <summary>Targets of the arcs.</summary>
        public NodeSet To { get; init; } = To ?? NodeSet.All;

        /// <inheritdoc/>
        public override ArcFault Fault => new(ArcFaultKind.Partition, From, To, Ways, Times(At, For, Mtbf, Mttr));

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => TimeMisfits(At, For, Mtbf, Mttr, true);
    }

    /// <summary>Ends partitions.</summary>
    [Kind("repair", "ends partitions", Implements = typeof(ArcFault))]
    public sealed record Repair(
        string Name,
        [Option("sources of the arcs", Default = "all")] NodeSet? From = null,
        [Option("targets of the arcs", Default = "all")] NodeSet? To = null,
        [Option("both, or one: from the first to the second only", Words = "one|both", Only = "from|to")] bool Ways = true,
        [Option("when")] TimeSpan? At = null) : OfArcs(Name), IChecked
    {
        /// <summary>Sources of the arcs.</summary>
        public NodeSet From { get; init; } = From ?? NodeSet.All;

        /// <summary>Targets of the arcs.</summary>
        public NodeSet To { get; init; } = To ?? NodeSet.All;

        /// <inheritdoc/>
        public override ArcFault Fault => new(ArcFaultKind.Repair, From, To, Ways, Times(At, null, null, null));

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => TimeMisfits(At);
    }

    /// <summary>What would arrive in the meantime arrives at the end.</summary>
    [Kind("hold", "what would arrive in the meantime arrives at the end", Implements = typeof(ArcFault))]
    public sealed record Hold(
        string Name,
        [Option("sources of the arcs", Default = "all")] NodeSet? From = null,
        [Option("targets of the arcs", Default = "all")] NodeSet? To = null,
        [Option("both, or one: from the first to the second only", Words = "one|both", Only = "from|to")] bool Ways = true,
        [Option("when")] TimeSpan? At = null,
        [Option("how long", Default = "until something ends it", Least = 1)] TimeSpan? For = null,
        [Option("mean time between failures, in place of 'at'", Least = 1)] TimeSpan? Mtbf = null,
        [Option("mean time to repair, beside 'mtbf'", Least = 1)] TimeSpan? Mttr = null) : OfArcs(Name), IChecked
    {
        /// <summary>Sources of the arcs.</summary>
        public NodeSet From { get; init; } = From ?? NodeSet.All;

        /// <summary>Targets of the arcs.</summary>
        public NodeSet To { get; init; } = To ?? NodeSet.All;

        /// <inheritdoc/>
        public override ArcFault Fault => new(ArcFaultKind.Hold, From, To, Ways, Times(At, For, Mtbf, Mttr));

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => TimeMisfits(At, For, Mtbf, Mttr, true);
    }

    /// <summary>Ends holds.</summary>
    [Kind("release", "ends holds", Implements = typeof(ArcFault))]
    public sealed record Release(
        string Name,
        [Option("sources of the arcs", Default = "all")] NodeSet? From = null,
        [Option("targets of the arcs", Default = "all")] NodeSet? To = null,
        [Option("both, or one: from the first to the second only", Words = "one|both", Only = "from|to")] bool Ways = true,
        [Option("when")] TimeSpan? At = null) : OfArcs(Name), IChecked
    {
        /// <summary>Sources of the arcs.</summary>
        public NodeSet From { get; init; } = From ?? NodeSet.All;

        /// <summary>Targets of the arcs.</summary>
        public NodeSet To { get; init; } = To ?? NodeSet.All;

        /// <inheritdoc/>
        public override ArcFault Fault => new(ArcFaultKind.Release, From, To, Ways, Times(At, null, null, null));

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => TimeMisfits(At);
    }
}
