namespace Hogwild.Schedulers;

/// <summary>How asynchronous a run was, at the worst. Times are in ticks.</summary>
/// <param name="Gap">The longest time between two activations of a node, start and end of the run included, failures left out.</param>
/// <param name="Staleness">The longest time since which a version had been superseded when it was read.</param>
/// <param name="Age">The longest time since the birth of a version that was read: t − τ.</param>
/// <param name="NestedAge">
/// The same over two hops, for what arrives in a message of an edge-wise rule: the longest time since the birth of a version from which the
/// version that was read had been computed. 0 where messages are not followed.
/// </param>
/// <param name="Lag">
/// How many versions a read was behind at most, or how many times its reader had acted, this time included, since the version was
/// superseded: whichever is larger.
/// </param>
/// <param name="NestedLag">The same over two hops: of the versions from which a version that was read had been computed.</param>
/// <param name="Violations">How many gaps were longer than the bound, and how many reads stale by the bound or more.</param>
/// <param name="StaleOwn">How many activations did not go on from the node's own newest state: restarts, and stale own reads.</param>
public sealed record Asynchrony(
    long Gap, long Staleness, long Age, long NestedAge, int Lag, int NestedLag, long Violations, long StaleOwn = 0);
