namespace Hogwild.Simulation;

/// <summary>What a node reads at an activation: one view per in-slot, in the order of the graph's in-arcs.</summary>
public readonly ref struct Inbox
{
    private readonly ReadOnlySpan<View> _views;
    private readonly int _sharedSize;
    private readonly int _arcSize;

    /// <summary>An inbox over <paramref name="views"/>, one per in-slot.</summary>
    /// <param name="views">One view per in-slot.</param>
    /// <param name="sharedSize">How many numbers of a state are seen.</param>
    /// <param name="arcSize">Numbers of a message; 0 for broadcast rules.</param>
    public Inbox(ReadOnlySpan<View> views, int sharedSize, int arcSize)
    {
        _views = views;
        _sharedSize = sharedSize;
        _arcSize = arcSize;
    }

    /// <summary>An inbox of some of the in-slots.</summary>
    /// <param name="slots">Which.</param>
    /// <param name="room">Receives their views: as many.</param>
    public Inbox Of(ReadOnlySpan<int> slots, Span<View> room)
    {
        for (var k = 0; k < slots.Length; k++)
        {
            room[k] = _views[slots[k]];
        }

        return new Inbox(room, _sharedSize, _arcSize);
    }

    /// <summary>Number of in-slots.</summary>
    public int Count => _views.Length;

    /// <summary>The state of the in-neighbour at <paramref name="slot"/>, in the version that is read.</summary>
    public ReadOnlySpan<double> this[int slot] => _views[slot].Buffer.AsSpan(_views[slot].State, _sharedSize);

    /// <summary>The same views in another order.</summary>
    /// <param name="slots">For each slot of the other order its slot here; as many as there are views.</param>
    /// <param name="views">Receives the views, at least as many.</param>
    public Inbox InOrder(ReadOnlySpan<int> slots, Span<View> views)
    {
        for (var slot = 0; slot < slots.Length; slot++)
        {
            views[slot] = _views[slots[slot]];
        }

        return new Inbox(views[..slots.Length], _sharedSize, _arcSize);
    }

    /// <summary>The message of that version on this arc.</summary>
    public ReadOnlySpan<double> Message(int slot) => _views[slot].Buffer.AsSpan(_views[slot].Message, _arcSize);
}
