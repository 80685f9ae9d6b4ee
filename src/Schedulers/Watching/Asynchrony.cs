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
/// <param name="LateGaps">How many gaps were longer than the bound B.</param>
/// <param name="StaleReads">How many reads were stale by B or more.</param>
/// <param name="StaleOwn">How many activations did not go on from the node's own newest state: restarts, and stale own reads.</param>
public sealed record Asynchrony(
    long Gap, long Staleness, long Age, long NestedAge, int Lag, int NestedLag, long LateGaps, long StaleReads, long StaleOwn = 0)
{
    /// <summary>
    /// What breaks partial asynchronism: late gaps and stale reads. Where nodes wait, gaps have no bound, and stale reads alone break what
    /// is promised.
    /// </summary>
    public long Violations => LateGaps + StaleReads;
}
