using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>The instants of a reader of whom there are not too many for two vectors: all are looked at at once.</summary>
internal readonly struct FewInstants : IReaderInstants
{
    private readonly Vector512<long> _early;
    private readonly Vector512<long> _late;
    private readonly bool _isMore;

    /// <summary>Those of a node.</summary>
    /// <param name="stretch">When nodes act.</param>
    /// <param name="node">The node, which acts at most <see cref="Stretch.Lanes"/> times.</param>
    public FewInstants(Stretch stretch, int node)
    {
        var start = stretch.Parts[node].Start;
        var lanes = Vector512<long>.Count;
        Count = stretch.Parts[node + 1].Start - start;
        _isMore = Count > lanes;
        _early = From(stretch, start + node, Count);
        _late = _isMore ? From(stretch, start + node + lanes, Count - lanes) : default;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int CountBefore(long instant)
    {
        var limit = Vector512.Create(instant);
        return CountBelow(_early, limit) + (_isMore ? CountBelow(_late, limit) : 0);
    }

    private static int CountBelow(Vector512<long> times, Vector512<long> limit) =>
        BitOperations.PopCount(Vector512.LessThan(times, limit).ExtractMostSignificantBits());

    /// <summary>Some instants of a node, and never behind its last one.</summary>
    private static Vector512<long> From(Stretch stretch, int at, int count) => Vector512.ConditionalSelect(
        Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)),
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(stretch.Times), (nuint)at),
        Vector512.Create(Ticks.Never));
}
