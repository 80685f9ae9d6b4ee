using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// When nodes act, a stretch of time at a time: asked of the scheduler one node after the other, and then put in the order of time.
/// Nodes that act at one instant come in the order of their numbers.
/// </summary>
internal sealed class Turns
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int Lanes = 8;

    // So few are sorted faster by comparing them.
    private const int Few = 200;
    private readonly IScheduler _scheduler;
    private readonly int _depth;
    private readonly int _nodeBits;
    private readonly long[] _due;
    private readonly int[] _counts;
    private readonly int[] _starts;
    private readonly int[] _histogram = new int[Digits];
    private long[] _times = new long[64];
    private ulong[] _keys = new ulong[64];
    private ulong[] _spare = new ulong[64];

    /// <summary>Nobody has acted.</summary>
    /// <param name="nodes">How many there are.</param>
    /// <param name="scheduler">Who decides.</param>
    /// <param name="depth">How often a node acts at most; <see cref="int.MaxValue"/> for any number of times.</param>
    public Turns(int nodes, IScheduler scheduler, int depth)
    {
        (_scheduler, _depth) = (scheduler, depth);
        _nodeBits = BitOperations.Log2((uint)Math.Max(1, nodes - 1)) + 1;
        (_due, _counts, _starts) = (LargePages.For(new long[nodes]), LargePages.For(new int[nodes]), LargePages.For(new int[nodes + 1]));
        for (var node = 0; node < nodes; node++)
        {
            _due[node] = depth == 0 ? Ticks.Never : scheduler.Next(node, 0, 0);
            ArgumentOutOfRangeException.ThrowIfNegative(_due[node], "time");
            Earliest = Math.Min(Earliest, _due[node]);
        }
    }

    /// <summary>When somebody acts after the stretch that was planned last; never, where nobody does.</summary>
    public long Earliest { get; private set; } = Ticks.Never;

    /// <summary>Who was asked last, and of which instant.</summary>
    public (int Node, long Time) Asked { get; private set; }

    /// <summary>How long a stretch may be, in ticks, so that an instant and a node fit a number.</summary>
    public long Longest => 1L << Math.Min(40, 62 - _nodeBits);

    /// <summary>Activations of the stretch.</summary>
    public int Count => _starts[^1];

    /// <summary>Where the stretch begins, in ticks.</summary>
    public long From { get; private set; }

    /// <summary>The activations of the stretch in the order of time, to be read by <see cref="NodeOf"/> and <see cref="TimeOf"/>.</summary>
    public ReadOnlySpan<ulong> InOrder => _keys.AsSpan(0, Count);

    /// <summary>Who acts.</summary>
    public int NodeOf(ulong turn) => (int)(turn & ((1UL << _nodeBits) - 1));

    /// <summary>When, in ticks.</summary>
    public long TimeOf(ulong turn) => From + (long)(turn >> _nodeBits);

    /// <summary>When a node acts within the stretch, in ticks, ascending.</summary>
    public ReadOnlySpan<long> Of(int node) => _times.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    /// <summary>Where the activations of a node begin in a list of those of all nodes, one node after the other.</summary>
    public int StartOf(int node) => _starts[node];

    /// <summary>
    /// How often a node will have acted by the end of the stretch: the number of the version that it will have published last.
    /// </summary>
    public int CountOf(int node) => _counts[node];

    /// <summary>How many activations of a node within the stretch come before an instant.</summary>
    public int CountBefore(int node, long instant)
    {
        var (start, count) = (_starts[node], _starts[node + 1] - _starts[node]);
        if (count > Lanes)
        {
            return CountBefore(Of(node), instant);
        }

        // How many they are nobody can predict, so there is no loop; what lies beyond is of other nodes.
        var times = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_times), (nuint)start);
        var earlier = Vector512.LessThan(times, Vector512.Create(instant)).ExtractMostSignificantBits();
        return BitOperations.PopCount(earlier & ((1UL << count) - 1));
    }

    /// <summary>Asks when nodes act from one instant on and before another; stretches follow each other.</summary>
    /// <param name="from">Where the stretch before ended, in ticks.</param>
    /// <param name="to">An instant, in ticks.</param>
    public void Plan(long from, long to)
    {
        From = from;
        Earliest = Ticks.Never;
        var count = 0;
        for (var node = 0; node < _due.Length; node++)
        {
            _starts[node] = count;
            var time = _due[node];
            while (time < to)
            {
                if (count + Lanes == _times.Length)
                {
                    Array.Resize(ref _times, 2 * _times.Length);
                }

                _times[count++] = time;
                time = After(node, time);
            }

            _due[node] = time;
            Earliest = Math.Min(Earliest, time);
        }

        _starts[^1] = count;
        Sort(from, to);
    }

    private static int CountBefore(ReadOnlySpan<long> times, long instant)
    {
        var count = 0;
        foreach (var time in times)
        {
            count += time < instant ? 1 : 0;
        }

        return count;
    }

    private long After(int node, long time)
    {
        if (++_counts[node] == _depth)
        {
            return Ticks.Never;
        }

        Asked = (node, time);
        var next = _scheduler.Next(node, _counts[node], time);
        return next > time ? next : throw new SchedulerException(node, time, $"acts next at tick {next}, not later");
    }

    /// <summary>By counting, digit by digit from the last: what is equal stays in the order of nodes.</summary>
    private void Sort(long from, long to)
    {
        var count = Count;
        if (_keys.Length < count)
        {
            (_keys, _spare) = (LargePages.For(new ulong[_times.Length]), LargePages.For(new ulong[_times.Length]));
        }

        for (var node = 0; node < _due.Length; node++)
        {
            for (var at = _starts[node]; at < _starts[node + 1]; at++)
            {
                _keys[at] = ((ulong)(_times[at] - from) << _nodeBits) | (uint)node;
            }
        }

        if (count < Few)
        {
            _keys.AsSpan(0, count).Sort();
            return;
        }

        var bits = _nodeBits + BitOperations.Log2((ulong)(to - from)) + 1;
        for (var shift = _nodeBits; shift < bits; shift += DigitBits)
        {
            SortBy(shift, count);
        }
    }

    private void SortBy(int shift, int count)
    {
        var histogram = _histogram;
        Array.Clear(histogram);
        foreach (var key in _keys.AsSpan(0, count))
        {
            histogram[(key >> shift) & (Digits - 1)]++;
        }

        if (count == 0 || histogram[(_keys[0] >> shift) & (Digits - 1)] == count)
        {
            return;
        }

        var before = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            (histogram[digit], before) = (before, before + histogram[digit]);
        }

        var sorted = _spare;
        foreach (var key in _keys.AsSpan(0, count))
        {
            sorted[histogram[(key >> shift) & (Digits - 1)]++] = key;
        }

        (_keys, _spare) = (_spare, _keys);
    }
}
