namespace Hogwild.Simulation;

/// <summary>
/// A 4-ary heap of events: the exact order at a cost that grows with the logarithm of their number, however times are spread.
/// </summary>
internal sealed class EventHeap
{
    private const int Arity = 4;
    private EventQueue.Entry[] _entries = new EventQueue.Entry[64];

    public int Count { get; private set; }

    /// <summary>The first in the order. There has to be one.</summary>
    public ref readonly EventQueue.Entry First => ref _entries[0];

    /// <summary>All of them, in no order.</summary>
    public ReadOnlySpan<EventQueue.Entry> Entries => _entries.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Push(in EventQueue.Entry entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        var entries = _entries;
        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) / Arity;
            if (!entry.Precedes(entries[parent]))
            {
                break;
            }

            entries[hole] = entries[parent];
            hole = parent;
        }

        entries[hole] = entry;
    }

    public EventQueue.Entry Pop()
    {
        var first = _entries[0];
        if (--Count > 0)
        {
            Sift(_entries[Count]);
        }

        return first;
    }

    /// <summary>Puts an entry where the first was, and those below it in order.</summary>
    private void Sift(EventQueue.Entry entry)
    {
        var entries = _entries.AsSpan(0, Count);
        var hole = 0;
        while (true)
        {
            var child = (hole * Arity) + 1;
            if (child >= entries.Length)
            {
                break;
            }

            var smallest = child;
            var end = Math.Min(child + Arity, entries.Length);
            for (var other = child + 1; other < end; other++)
            {
                if (entries[other].Precedes(entries[smallest]))
                {
                    smallest = other;
                }
            }

            if (!entries[smallest].Precedes(entry))
            {
                break;
            }

            entries[hole] = entries[smallest];
            hole = smallest;
        }

        entries[hole] = entry;
    }
}
