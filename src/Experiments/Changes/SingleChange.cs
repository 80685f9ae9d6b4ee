namespace Hogwild.Experiments;

/// <summary>What one entry of a scenario says of one node, item or arc.</summary>
/// <param name="Entry">Name of the entry.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">The node or item, or the arc: its source in the upper half, its target in the lower.</param>
/// <param name="At">When, in ticks.</param>
/// <param name="End">When it ends, in ticks; never, where it does not.</param>
internal sealed record SingleChange(string Entry, ChangeKind Kind, long Key, long At, long End)
{
    /// <summary>The numbers from then on; empty where something appears or vanishes.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>Of what appears or vanishes whether it is there from then on.</summary>
    public bool IsThere { get; init; }

    /// <summary>Whether it only ends an earlier one. Default false.</summary>
    public bool IsEnd { get; init; }

    /// <summary>
    /// Whether nobody has chosen its time: it comes at a rate, or where nodes move. Then it may be about nodes that are away. Default
    /// false.
    /// </summary>
    public bool IsDrawn { get; init; }

    /// <summary>Where it is written; null where that is <see cref="Option"/> of the entry.</summary>
    public string? Place { get; init; }

    /// <summary>The option that says so, for messages.</summary>
    public string Option { get; init; } = string.Empty;

    /// <summary>The source of the arc.</summary>
    public int Source => (int)(Key >> 32);

    /// <summary>The target of the arc, or the node or item.</summary>
    public int Target => (int)Key;

    /// <summary>The key of an arc.</summary>
    public static long ArcKey(int source, int target) => ((long)source << 32) | (uint)target;
}
