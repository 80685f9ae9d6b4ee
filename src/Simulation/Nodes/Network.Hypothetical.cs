namespace Hogwild.Simulation;

/// <content>What schedulers that look ahead need: the rule, and what has been published.</content>
public sealed partial class Network
{
    /// <inheritdoc/>
    public IUpdateRule Rule => _rule;

    /// <inheritdoc/>
    public int Layer(int node) => LayerOf(node);

    /// <inheritdoc/>
    public View Published(int arc, int version)
    {
        var source = Graph.Source(arc);
        var found = Find(source, version);
        return found.Numbers is not null
            ? new View(found.Numbers, found.At, found.At + _stateSize + (Graph.OutSlot(arc) * _arcSize))
            : throw NotKept(source, version);
    }
}
