namespace Hogwild.Simulation;

/// <summary>A 4-ary heap of events in the order (time, key, counter).</summary>
internal sealed class EventQueue
{
    private const int Arity = 4;
    private Entry[] _entries = new Entry[64];

    public int Count { get; private set; }

    public ref readonly Entry First => ref _entries[0];

    public void Push(in Entry entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) / Arity;
            if (!entry.Precedes(_entries[parent]))
            {
                break;
            }

            _entries[hole] = _entries[parent];
            hole = parent;
        }

        _entries[hole] = entry;
    }

    public Entry Pop()
    {
        var first = _entries[0];
        var last = _entries[--Count];
        _entries[Count] = default;
        if (Count > 0)
        {
            Sift(last);
        }

        return first;
    }

    private void Sift(in Entry entry)
    {
        var hole = 0;
        while (true)
        {
            var child = (hole * Arity) + 1;
            if (child >= Count)
            {
                break;
            }

            var smallest = child;
            var end = Math.Min(child + Arity, Count);
            for (var other = child + 1; other < end; other++)
            {
                if (_entries[other].Precedes(_entries[smallest]))
                {
                    smallest = other;
                }
            }

            if (!_entries[smallest].Precedes(entry))
            {
                break;
            }

            _entries[hole] = _entries[smallest];
            hole = smallest;
        }

        _entries[hole] = entry;
    }

    internal readonly record struct Entry(long Time, ulong Key, long Counter, int Target)
    {
        public bool Precedes(in Entry other) => Time != other.Time ? Time < other.Time
            : Key != other.Key ? Key < other.Key
            : Counter < other.Counter;
    }
}
