using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// When the versions of one node were born, as far back as that still matters, and two more things about each where messages are followed over two
/// hops: the birth of the oldest version it was computed from, and the time since when something read for it has been out of date, or may be.
/// A ring that grows when nothing in it may be dropped.
/// </summary>
internal struct NodeHistory
{
    /// <summary>Numbers per version before those of its reads.</summary>
    public const int Header = 3;

    private const int Birth = 0;
    private const int OldestSource = 1;
    private const int OutOfDate = 2;
    private const int Smallest = 4;
    private readonly int _stride;
    private long[] _records;
    private int _mask;

    /// <summary>A node that holds version 0, born at 0 of versions 0.</summary>
    /// <param name="reads">How many reads of each version are kept; −1 for births alone.</param>
    public NodeHistory(int reads)
    {
        _stride = reads < 0 ? 1 : Header + reads;
        _records = new long[Smallest * _stride];
        _mask = Smallest - 1;
    }

    /// <summary>Number of the newest version.</summary>
    public int Newest { get; private set; }

    /// <summary>Number of the oldest version that is kept.</summary>
    public int Oldest { get; private set; }

    /// <summary>When the newest version was born.</summary>
    public long NewestBirth { get; private set; }

    /// <summary>The end of what counts for the next gap: the last activation, or the end of a failure.</summary>
    public long Last { get; set; }

    /// <summary>Whether the next version needs room.</summary>
    public readonly bool IsFull => Newest - Oldest == _mask;

    /// <summary>The newest version that was born before <paramref name="time"/>, which is not earlier than the newest birth.</summary>
    public readonly int NewestBefore(long time) => Newest > 0 && NewestBirth == time ? Newest - 1 : Newest;

    /// <summary>When a version was born.</summary>
    public readonly long BirthOf(int version) => version == Newest ? NewestBirth : _records[At(version) + Birth];

    /// <summary>The birth of the oldest version that one was computed from.</summary>
    public readonly long OldestSourceOf(int version) => _records[At(version) + OldestSource];

    /// <summary>Since when something that a version was computed from has been out of date, or its own birth, whichever is earlier.</summary>
    public readonly long OutOfDateOf(int version) => _records[At(version) + OutOfDate];

    /// <summary>The versions that one was computed from.</summary>
    public readonly ReadOnlySpan<long> ReadsOf(int version) => _records.AsSpan(At(version) + Header, _stride - Header);

    /// <summary>Whether a version's birth is still known.</summary>
    public readonly bool Keeps(int version) => version >= Oldest && version <= Newest;

    /// <summary>Will be asked.</summary>
    public void Expect()
    {
        CacheHint.Read(ref _records);
        CacheHint.Read(ref _mask);
    }

    /// <summary>Will be asked for what is new.</summary>
    public readonly void ExpectNewest() => 
        CacheHint.Read(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_records), At(Newest)));

    /// <summary>How many versions were born after <paramref name="time"/>, which is at least 0; all of them where that is forgotten.</summary>
    public readonly int CountAfter(long time)
    {
        if (Oldest > 0 && BirthOf(Oldest) > time)
        {
            return Newest;
        }

        // The first of them lies in (low, high]; it is usually one of the last few.
        var (low, high, span) = (Oldest - 1, Newest + 1, 1);
        while (high > Oldest && BirthOf(Math.Max(Oldest, high - span)) > time)
        {
            high = Math.Max(Oldest, high - span);
            span *= 2;
        }

        low = Math.Max(low, high - span);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = BirthOf(middle) > time ? (low, middle) : (middle, high);
        }

        return Newest + 1 - high;
    }

    /// <summary>Drops what is older than <paramref name="needed"/>, and grows where that is not enough to last a while.</summary>
    public void MakeRoom(int needed)
    {
        Oldest = Math.Max(Oldest, needed);
        if (2 * (Newest - Oldest + 1) <= _mask + 1)
        {
            return;
        }

        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * (_mask + 1)));
        var records = new long[capacity * _stride];
        for (var version = Oldest; version <= Newest; version++)
        {
            _records.AsSpan(At(version), _stride).CopyTo(records.AsSpan((version & (capacity - 1)) * _stride));
        }

        (_records, _mask) = (records, capacity - 1);
    }

    /// <summary>Adds a version. There is room.</summary>
    public void Add(long birth)
    {
        NewestBirth = birth;
        Newest++;
        _records[At(Newest) + Birth] = birth;
    }

    /// <summary>Says of the newest version what it was computed from.</summary>
    public readonly void Describe(long oldestSource, long outOfDate, ReadOnlySpan<int> reads)
    {
        var record = _records.AsSpan(At(Newest), _stride);
        (record[OldestSource], record[OutOfDate]) = (oldestSource, outOfDate);
        for (var slot = 0; slot < reads.Length; slot++)
        {
            record[Header + slot] = reads[slot];
        }
    }

    private readonly int At(int version) => (version & _mask) * _stride;
}
