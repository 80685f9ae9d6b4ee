namespace Hogwild.Simulation;

/// <content>What schedulers that look ahead need: the rule, and what has been published.</content>
public sealed partial class Network
{
    /// <inheritdoc/>
    public IUpdateRule Rule => _rule;

    /// <inheritdoc/>
    public View Published(int arc, int version)
    {
        var source = Graph.Source(arc);
        var ring = _rings[source];
        return ring.Keeps(version)
            ? new View(ring.Buffer, ring.StateAt(version), ring.MessageAt(version, Graph.OutSlot(arc), _rule.ArcSize))
            : throw new ArgumentOutOfRangeException(nameof(version), version, $"node {source} keeps versions {ring.Oldest} to {ring.Newest}");
    }
}
