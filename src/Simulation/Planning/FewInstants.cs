using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>The instants of a reader that does not act too often: all are looked at.</summary>
internal readonly struct FewInstants : IReaderInstants
{
    /// <summary>For more it is faster not to.</summary>
    public const int Most = 40;

    private readonly long[] _times;
    private readonly int _first;

    /// <summary>Those of a node.</summary>
    /// <param name="stretch">When nodes act.</param>
    /// <param name="node">The node, which acts at most <see cref="Most"/> times.</param>
    public FewInstants(Stretch stretch, int node)
    {
        var start = stretch.Parts[node].Start;
        (_times, _first, Count) = (stretch.Times, start + node, stretch.Parts[node + 1].Start - start);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int CountBefore(long instant)
    {
        var (limit, lanes, isBefore) = (Vector512.Create(instant), Vector512<long>.Count, 0UL);
        ref var times = ref MemoryMarshal.GetArrayDataReference(_times);
        for (var at = 0; at < Count; at += lanes)
        {
            var some = Vector512.LoadUnsafe(ref times, (nuint)(_first + at));
            isBefore |= Vector512.LessThan(some, limit).ExtractMostSignificantBits() << at;
        }

        // What is loaded behind the last one is not looked at.
        return BitOperations.PopCount(isBefore & ((1UL << Count) - 1));
    }

    /// <inheritdoc/>
    public Vector512<long> CountBefore(Vector512<long> instants)
    {
        ref var time = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_times), _first);
        var count = Vector512<long>.Zero;
        for (var k = 0; k < Count; k++)
        {
            count -= Vector512.LessThan(Vector512.Create((ulong)Unsafe.Add(ref time, k)), instants.AsUInt64()).AsInt64();
        }

        return count;
    }
}
