using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// The instants of a reader that acts often: the stretch is cut into about as many parts of equal length, and it is known how many come
/// before each. Where instants are not crowded, the few of a part are looked at at once, and nothing is searched.
/// </summary>
internal readonly struct ManyInstants : IReaderInstants
{
    private readonly long[] _times;
    private readonly int[] _before;
    private readonly int _first;
    private readonly int _shift;
    private readonly long _from;
    private readonly long _length;

    /// <summary>Those of a node.</summary>
    /// <param name="stretch">When nodes act.</param>
    /// <param name="node">The node, which acts at least once.</param>
    /// <param name="before">Room for <see cref="RoomFor"/> entries, which are used as long as this is.</param>
    public ManyInstants(Stretch stretch, int node, int[] before)
    {
        var times = stretch.TimesOf(node);
        (_times, _before, _first, Count) = (stretch.Times, before, stretch.Parts[node].Start + node, times.Length);
        (_from, _length) = (stretch.From, stretch.To - stretch.From);
        _shift = Math.Max(0, BitOperations.Log2((ulong)_length) - BitOperations.Log2((uint)Count));
        var entries = before.AsSpan(0, (int)(_length >> _shift) + 2);
        entries.Clear();
        foreach (var time in times)
        {
            entries[(int)((time - _from) >> _shift) + 1]++;
        }

        for (var part = 1; part < entries.Length; part++)
        {
            entries[part] += entries[part - 1];
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>How many entries are needed for a number of instants.</summary>
    public static int RoomFor(int count) => (2 * count) + 2;

    /// <inheritdoc/>
    public int CountBefore(long instant) => CountBefore(instant, (int)(Math.Clamp(instant - _from, 0, _length) >> _shift));

    /// <inheritdoc/>
    public Vector512<long> CountBefore(Vector512<long> instants)
    {
        Span<long> counts = stackalloc long[Vector512<long>.Count];
        instants.CopyTo(counts);
        foreach (ref var count in counts)
        {
            var instant = count < 0 ? Ticks.Never : count;
            count = CountBefore(instant, (int)(Math.Min((ulong)(instant - _from), (ulong)_length) >> _shift));
        }

        return Vector512.Create<long>(counts);
    }

    private int CountBefore(long instant, int part)
    {
        var (low, high, lanes) = (_before[part], _before[part + 1], Vector512<long>.Count);
        while (high - low > lanes)
        {
            var middle = (low + high) / 2;
            (low, high) = _times[_first + middle] < instant ? (middle + 1, high) : (low, middle);
        }

        // What is loaded behind those of the part is not looked at.
        var times = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_times), (nuint)(_first + low));
        var isBefore = Vector512.LessThan(times, Vector512.Create(instant)).ExtractMostSignificantBits();
        return low + BitOperations.PopCount(isBefore & ((1UL << (high - low)) - 1));
    }
}
