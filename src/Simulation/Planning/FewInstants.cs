using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>The instants of a reader of whom there are not too many for two vectors: all are looked at.</summary>
internal readonly struct FewInstants : IReaderInstants
{
    private readonly long[] _times;
    private readonly int _first;

    /// <summary>Those of a node.</summary>
    /// <param name="stretch">When nodes act.</param>
    /// <param name="node">The node, which acts at most <see cref="Stretch.Lanes"/> times.</param>
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
        // What is loaded behind the last one is not looked at.
        var (limit, lanes) = (Vector512.Create(instant), Vector512<long>.Count);
        ref var times = ref MemoryMarshal.GetArrayDataReference(_times);
        var isBefore = Vector512.LessThan(Vector512.LoadUnsafe(ref times, (nuint)_first), limit).ExtractMostSignificantBits();
        if (Count > lanes)
        {
            var late = Vector512.LoadUnsafe(ref times, (nuint)(_first + lanes));
            isBefore |= Vector512.LessThan(late, limit).ExtractMostSignificantBits() << lanes;
        }

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
