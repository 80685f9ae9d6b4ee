using System.Numerics;

namespace Hogwild.Simulation;

/// <summary>
/// When the last versions of nodes were born, on a grid: a mask a node, in which each of the last 64 steps is a bit. How many were born
/// after an instant is then a count of bits, and not a walk. Should one be born beside the grid, nothing is known any more.
/// </summary>
/// <param name="nodes">How many nodes there are.</param>
/// <param name="step">The grid, in ticks; 0 for none, and then nothing is known.</param>
internal sealed class RecentBirths(int nodes, long step)
{
    private const int Bits = 64;
    private Entry[] _entries = step > 0 ? LargePages.For(new Entry[nodes]) : [];

    /// <summary>A version is born, later than all of the node before.</summary>
    public void Add(int node, long time)
    {
        if (_entries.Length == 0)
        {
            return;
        }

        ref var entry = ref _entries[node];
        var last = time / step;
        var steps = last - entry.Last;
        if (last * step != time)
        {
            _entries = [];
            return;
        }

        entry.Mask = steps < Bits ? (entry.Mask << (int)steps) | 1 : 1;
        entry.Last = last;
    }

    /// <summary>How many versions of a node were born after an instant, if that is known.</summary>
    public bool TryCountAfter(int node, long after, out int count)
    {
        count = 0;
        if (_entries.Length == 0)
        {
            return false;
        }

        // Born after it is born from the next step on.
        ref readonly var entry = ref _entries[node];
        var steps = entry.Last - (after / step);
        if (steps > Bits)
        {
            return false;
        }

        count = steps <= 0 ? 0 : BitOperations.PopCount(entry.Mask & (steps == Bits ? ulong.MaxValue : (1UL << (int)steps) - 1));
        return true;
    }

    /// <summary>Will be asked for a node.</summary>
    public void Expect(int node)
    {
        if (_entries.Length > 0)
        {
            CacheHint.Read(ref _entries[node]);
        }
    }

    private struct Entry
    {
        /// <summary>The step of the newest birth.</summary>
        public long Last;

        /// <summary>Bit b: whether a version was born b steps earlier.</summary>
        public ulong Mask;
    }
}
