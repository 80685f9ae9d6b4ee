namespace Hogwild.Simulation;

/// <summary>
/// An instant of a run at which the world changes, and what appears and vanishes then; other changes, as of features, are known to rules
/// (<see cref="IUpdateRule.Update"/>), and leave all lists empty. All instants of a run are a timetable that is known before it begins. An
/// entry at tick 0 says what is not there from the start.
/// </summary>
/// <param name="Time">When, in ticks.</param>
public sealed record WorldChange(long Time)
{
    /// <summary>Arcs that vanish, by source and target; those of nodes that leave among them. Copied. Default none.</summary>
    public IReadOnlyList<(int Source, int Target)> Gone { get; init => field = [.. value]; } = [];

    /// <summary>Arcs that appear; those of nodes that join among them. Copied. Default none.</summary>
    public IReadOnlyList<(int Source, int Target)> Back { get; init => field = [.. value]; } = [];

    /// <summary>Nodes that leave. Copied. Default none.</summary>
    public IReadOnlyList<int> Left { get; init => field = [.. value]; } = [];

    /// <summary>Nodes that join. Copied. Default none.</summary>
    public IReadOnlyList<int> Joined { get; init => field = [.. value]; } = [];

    /// <summary>Whether anything appears or vanishes.</summary>
    public bool MovesAny => Gone.Count + Back.Count + Left.Count + Joined.Count > 0;

    /// <summary>Whether another one says the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(WorldChange? other) => other is not null && Time == other.Time
        && Gone.SequenceEqual(other.Gone) && Back.SequenceEqual(other.Back)
        && Left.SequenceEqual(other.Left) && Joined.SequenceEqual(other.Joined);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)StableHash.Add(StableHash.Add(StableHash.Start, Time), Gone.Count + Back.Count);
}
