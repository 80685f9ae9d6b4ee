namespace Hogwild.Simulation;

/// <summary>
/// The messages of one version: one span per out-slot. On an undirected graph in-slot k and out-slot k face the same neighbour.
/// </summary>
public readonly ref struct Outbox
{
    private readonly Span<double> _messages;
    private readonly int _arcSize;

    /// <summary>An outbox of <paramref name="count"/> messages of <paramref name="arcSize"/> numbers each, one after the other.</summary>
    /// <param name="messages">At least count × arcSize numbers.</param>
    /// <param name="arcSize">Numbers of a message; 0 for broadcast rules.</param>
    /// <param name="count">Number of out-slots.</param>
    public Outbox(Span<double> messages, int arcSize, int count)
    {
        _messages = messages;
        _arcSize = arcSize;
        Count = count;
    }

    /// <summary>Number of out-slots.</summary>
    public int Count { get; }

    /// <summary>The message for the out-neighbour at <paramref name="slot"/>, to be written.</summary>
    public Span<double> this[int slot] => _messages.Slice(slot * _arcSize, _arcSize);
}
