namespace Hogwild.Reports;

/// <summary>Which part of a run a trace shows.</summary>
/// <param name="From">Where it begins, in ticks.</param>
/// <param name="To">Where it ends, in ticks; included.</param>
/// <param name="Nodes">The nodes that have a track; null for all.</param>
internal sealed record TraceWindow(long From, long To, IReadOnlyList<int>? Nodes)
{
    /// <summary>All of a run.</summary>
    public static TraceWindow Whole { get; } = new(0, long.MaxValue, null);

    /// <summary>Whether a time lies in it.</summary>
    public bool Has(long time) => time >= From && time <= To;
}
