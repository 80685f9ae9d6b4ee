namespace Hogwild.Simulation;

/// <summary>What is on its way between two stretches of time, reader after reader.</summary>
/// <param name="nodes">How many readers there are.</param>
/// <param name="memory">Where they are kept.</param>
internal sealed class Letters(int nodes, RunMemory memory)
{
    private readonly int[] _starts = memory.Take<int>(nodes + 1);
    private Letter[] _letters = memory.TakeAny<Letter>(64);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Those to a reader.</summary>
    public ReadOnlySpan<Letter> Of(int node) => _letters.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>There are none.</summary>
    public void Clear() => Count = 0;

    /// <summary>One more to the reader that is not yet complete.</summary>
    /// <param name="letter">The message.</param>
    /// <param name="room">For how many there is to be room, where there is not enough.</param>
    public void Add(in Letter letter, int room)
    {
        if (Count == _letters.Length)
        {
            var larger = memory.TakeAny<Letter>(Math.Max(2 * Count, room));
            _letters.CopyTo(larger, 0);
            _letters = larger;
        }

        _letters[Count++] = letter;
    }

    /// <summary>All to a reader are there; readers come in their order.</summary>
    public void Close(int node) => _starts[node + 1] = Count;
}
