namespace Hogwild.Schedulers;

/// <summary>How asynchronous a run was, at the worst. Times are in ticks.</summary>
/// <param name="Gap">The longest time between two activations of a node, start and end of the run included.</param>
/// <param name="Staleness">The longest time since which a version had been superseded when it was read.</param>
/// <param name="Age">The longest time since the birth of a version that was read: t − τ.</param>
/// <param name="NestedAge">
/// The same over two hops, for what arrives in a message of an edge-wise rule: the longest time since the birth of a version from which the
/// version that was read had been computed.
/// </param>
/// <param name="Lag">
/// How many versions a read was behind at most, or over how many activations of its reader one version was read, whichever is larger.
/// </param>
/// <param name="Violations">How many gaps were longer than the bound, and how many reads stale by the bound or more.</param>
public sealed record Asynchrony(long Gap, long Staleness, long Age, long NestedAge, int Lag, long Violations);
