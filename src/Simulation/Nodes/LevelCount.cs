using System.Numerics;

namespace Hogwild.Simulation;

/// <summary>
/// Keeps the smallest of many levels while single ones change, in constant time each, and in memory for the levels that there are at
/// present: what has been passed is forgotten.
/// </summary>
internal sealed class LevelCount
{
    private int[] _counts = new int[64];

    // The level that is counted first.
    private int _first;

    private int _nodes;

    /// <summary>All of <paramref name="nodes"/> levels are 0.</summary>
    public LevelCount(int nodes) => _counts[0] = _nodes = nodes;

    /// <summary>The smallest level.</summary>
    public int Smallest { get; private set; }

    /// <summary>Whether all levels are equal.</summary>
    public bool AreAllSmallest => _counts[Smallest - _first] == _nodes;

    /// <summary>All levels, which are equal, become one more.</summary>
    public void Raise()
    {
        var to = Smallest + 1;
        if ((uint)(to - _first) >= (uint)_counts.Length)
        {
            MakeRoom(to);
        }

        (_counts[Smallest - _first], _counts[to - _first], Smallest) = (0, _nodes, to);
    }

    /// <summary>Begins anew, as if all levels were that of the first of them.</summary>
    public void Reset(int level)
    {
        Array.Clear(_counts);
        (_first, Smallest, _counts[0]) = (level, level, _nodes);
    }

    /// <summary>A level becomes another one.</summary>
    public void Change(int from, int to)
    {
        if ((uint)(to - _first) >= (uint)_counts.Length)
        {
            MakeRoom(to);
        }

        _counts[from - _first]--;
        _counts[to - _first]++;
        Smallest = Math.Min(Smallest, to);
        while (_counts[Smallest - _first] == 0)
        {
            Smallest++;
        }
    }

    /// <summary>A level counts no more.</summary>
    public void Leave(int level)
    {
        _counts[level - _first]--;
        for (_nodes--; _nodes > 0 && _counts[Smallest - _first] == 0; Smallest++)
        {
        }
    }

    /// <summary>A level counts from now on.</summary>
    public void Join(int level)
    {
        Smallest = _nodes == 0 ? level : Smallest;
        if ((uint)(level - _first) >= (uint)_counts.Length)
        {
            MakeRoom(level);
        }

        _nodes++;
        _counts[level - _first]++;
        Smallest = Math.Min(Smallest, level);
    }

    /// <summary>Moves on, or back, so that a level can be counted, and grows where more than half of the room is needed.</summary>
    private void MakeRoom(int level)
    {
        var highest = Math.Max(level, _first + Array.FindLastIndex(_counts, count => count > 0));
        var lowest = Math.Min(level, Smallest);
        var needed = (uint)(highest - lowest + 1);
        var room = Math.Max(_counts.Length, (int)Math.Min(BitOperations.RoundUpToPowerOf2(2UL * needed), (ulong)Array.MaxLength));
        var first = Math.Max(0, lowest - (room / 4));
        var kept = _nodes == 0 ? [] : _counts.AsSpan((Smallest - _first)..Math.Min(_counts.Length, highest - _first + 1));
        var counts = room == _counts.Length ? _counts : new int[room];
        var start = Smallest - first;
        kept.CopyTo(counts.AsSpan(start));
        counts.AsSpan(0, start).Clear();
        counts.AsSpan(start + kept.Length).Clear();
        (_counts, _first) = (counts, first);
    }
}
