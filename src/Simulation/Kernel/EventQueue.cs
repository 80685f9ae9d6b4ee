namespace Hogwild.Simulation;

/// <summary>
/// The events to come, in the order (time, key, counter), exactly. Few of them are kept in a short sorted array and a heap. Many are kept
/// in a calendar (after Brown, "Calendar queues", CACM 1988): buckets of equal width in time, each an unsorted list, of which only the
/// next one is sorted when its turn comes. What lies beyond the last bucket, and what comes into a long front, goes into heaps. So the
/// cost of an event does not grow with their number where times are spread, and only with its logarithm where they are not.
/// </summary>
/// <param name="owner">Who is told what is due soon; null for nobody.</param>
internal sealed partial class EventQueue(OrderedKernel? owner = null)
{
    /// <summary>Up to how many events the front is kept sorted as they come.</summary>
    private const int ShortFront = 16;

    /// <summary>The events of the buckets that have had their turn, the first of them last.</summary>
    private Entry[] _front = new Entry[Many];

    /// <summary>What has come into a front that was not short any more.</summary>
    private readonly EventHeap _late = new();
    private readonly OrderedKernel? _owner = owner;
    private int _frontCount;

    /// <summary>Number of events.</summary>
    public int Count { get; private set; }

    /// <summary>The first in the order. There has to be one.</summary>
    public ref readonly Entry First
    {
        get
        {
            if (_late.Count > 0)
            {
                return ref IsLateFirst() ? ref _late.First : ref _front[_frontCount - 1];
            }

            if (_frontCount == 0)
            {
                Refill();
            }

            return ref _front[_frontCount - 1];
        }
    }

    /// <summary>Adds an event.</summary>
    public void Push(in Entry entry)
    {
        Count++;
        var ahead = (entry.Time >> _shift) - _cursor;
        if (ahead <= 0)
        {
            PushFront(entry);
        }
        else if (ahead <= _mask)
        {
            Link(entry);
        }
        else
        {
            _far.Push(entry);
        }
    }

    /// <summary>Takes the first in the order. There has to be one.</summary>
    public Entry Pop()
    {
        if (_late.Count > 0)
        {
            Count--;
            return IsLateFirst() ? _late.Pop() : _front[--_frontCount];
        }

        if (_frontCount == 0)
        {
            Refill();
        }

        Count--;
        return _front[--_frontCount];
    }

    private bool IsLateFirst() => _frontCount == 0 || _late.First.Precedes(_front[_frontCount - 1]);

    private void PushFront(in Entry entry)
    {
        if (_frontCount < ShortFront)
        {
            Insert(entry, _frontCount++);
            return;
        }

        _late.Push(entry);
        if (_late.Count >= _patience)
        {
            // Where it does not help, it is tried ever more seldom.
            var patience = 2 * _patience;
            Rebuild(null);
            _patience = Math.Max(_patience, patience);
        }
    }

    /// <summary>Inserts an event among the first <paramref name="count"/> of the front.</summary>
    private void Insert(in Entry entry, int count)
    {
        var front = _front;
        var hole = count;
        while (hole > 0 && front[hole - 1].Precedes(entry))
        {
            front[hole] = front[hole - 1];
            hole--;
        }

        front[hole] = entry;
    }

    /// <summary>An event.</summary>
    /// <param name="Time">When it happens, in ticks.</param>
    /// <param name="Key">Its place within the instant.</param>
    /// <param name="Counter">Its place among those of one key.</param>
    /// <param name="Target">Whom it is for. Does not count for the order.</param>
    internal record struct Entry(long Time, ulong Key, long Counter, int Target) : IComparable<Entry>
    {
        // Fields, since a property is a call until the code is compiled for the second time.
        public long Time = Time;
        public ulong Key = Key;
        public long Counter = Counter;
        public int Target = Target;

        /// <summary>The next event in the same bucket, or the next free place: 0 for none.</summary>
        internal int Next;

        public readonly bool Precedes(in Entry other) => Time != other.Time ? Time < other.Time
            : Key != other.Key ? Key < other.Key
            : Counter < other.Counter;

        public readonly int CompareTo(Entry other) => Precedes(other) ? -1 : other.Precedes(this) ? 1 : 0;
    }
}
