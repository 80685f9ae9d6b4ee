namespace Hogwild.Experiments;

/// <summary>A condition, or a part of one.</summary>
internal abstract record ConditionTerm
{
    /// <summary>What does not fit the paths that are swept.</summary>
    public abstract IEnumerable<ConditionFault> FaultsIn(IReadOnlyList<SweptPath> paths);

    /// <summary>Whether it holds in a cell.</summary>
    public abstract bool Holds(IReadOnlyList<SweptPath> paths, IReadOnlyList<int> at);

    /// <summary>Several, all or one of which must hold.</summary>
    public sealed record Joined(IReadOnlyList<ConditionTerm> Terms, bool IsAll) : ConditionTerm
    {
        /// <inheritdoc/>
        public override IEnumerable<ConditionFault> FaultsIn(IReadOnlyList<SweptPath> paths) =>
            Terms.SelectMany(term => term.FaultsIn(paths));

        /// <inheritdoc/>
        public override bool Holds(IReadOnlyList<SweptPath> paths, IReadOnlyList<int> at) =>
            IsAll ? Terms.All(term => term.Holds(paths, at)) : Terms.Any(term => term.Holds(paths, at));
    }

    /// <summary>One that must not hold.</summary>
    public sealed record Not(ConditionTerm Term) : ConditionTerm
    {
        /// <inheritdoc/>
        public override IEnumerable<ConditionFault> FaultsIn(IReadOnlyList<SweptPath> paths) => Term.FaultsIn(paths);

        /// <inheritdoc/>
        public override bool Holds(IReadOnlyList<SweptPath> paths, IReadOnlyList<int> at) => !Term.Holds(paths, at);
    }

    /// <summary>Two that are compared, at least one of which is a swept path.</summary>
    public sealed record Comparison(ConditionToken Left, ConditionSign Sign, int SignOffset, ConditionToken Right) : ConditionTerm
    {
        /// <inheritdoc/>
        public override IEnumerable<ConditionFault> FaultsIn(IReadOnlyList<SweptPath> paths) =>
            new ConditionOperands(this, paths).Faults();

        /// <inheritdoc/>
        public override bool Holds(IReadOnlyList<SweptPath> paths, IReadOnlyList<int> at) => new ConditionOperands(this, paths).Holds(at);
    }
}
