using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hogwild.Simulation;

/// <summary>
/// The rings of all nodes. A ring in which nothing may be dropped moves to a place twice as large, so no version is lost too early, however
/// late a message or slow a reader is; places are handed out from large blocks and used again. Blocks are never moved by the collector and
/// begin with a line of the cache, so that a reader meets as few lines as can be.
/// </summary>
internal sealed unsafe class VersionStore
{
    private const int BlockSize = 1 << 16;
    private const int Line = 8;
    private readonly VersionRing[] _memory;
    private readonly VersionRing* _rings;
    private readonly List<long[]> _times = [];
    private double[][] _numbers = [];
    private readonly Dictionary<(int Capacity, int Stride, int TimeStride), Stack<Place>> _free = [];
    private Place _block;
    private long _numbersLeft;
    private long _timesLeft;

    /// <summary>A ring per node with room for <paramref name="capacity"/> versions, all of them at version 0, which is zero.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="stateSize">Numbers of a state.</param>
    /// <param name="arcSize">Numbers of a message.</param>
    /// <param name="copies">Arrivals per out-slot.</param>
    /// <param name="capacity">A power of two, at least 8.</param>
    public VersionStore(Graph graph, int stateSize, int arcSize, int copies, int capacity)
    {
        // One more than there are nodes, to begin with a line.
        _memory = GC.AllocateArray<VersionRing>(graph.NodeCount + 1, pinned: true);
        _rings = (VersionRing*)Aligned(Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory)));
        var (numbers, times) = (0L, 0L);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            ref var ring = ref _rings[node];
            ring.Stride = stateSize + (arcSize * graph.OutDegree(node));
            ring.Messages = copies * graph.OutDegree(node);
            ring.TimeStride = Padded(VersionRing.Preamble + ring.Messages);
            ring.Mask = capacity - 1;
            numbers += (long)capacity * ring.Stride;
            times += (long)capacity * ring.TimeStride;
        }

        if (Math.Max(numbers, times) <= Array.MaxLength - Line)
        {
            // One array for all of them is the common case, and the fastest.
            StartBlock((int)numbers, (int)times);
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            ref var ring = ref _rings[node];
            MoveTo(ref ring, Take(capacity, ring.Stride, ring.TimeStride));
        }
    }

    /// <summary>The rings, one after the other: for nodes that are known to exist.</summary>
    public VersionRing* Rings => _rings;

    /// <summary>The ring of a node.</summary>
    public ref VersionRing this[int node]
    {
        get
        {
            if ((uint)node >= (uint)(_memory.Length - 1))
            {
                ThrowNoSuchNode(node);
            }

            return ref _rings[node];
        }
    }

    /// <summary>The array in which the numbers of a ring lie.</summary>
    public double[] Buffer(in VersionRing ring) => _numbers[ring.Block];

    /// <summary>
    /// Makes room for the version after the newest and clears it. What is older than <paramref name="needed"/> may be dropped.
    /// </summary>
    public void Prepare(ref VersionRing ring, int needed)
    {
        if (ring.IsFull)
        {
            ring.Oldest = Math.Max(ring.Oldest, Math.Min(needed, ring.Newest));
            if (ring.IsFull)
            {
                Grow(ref ring);
            }
        }

        ring.All(ring.Newest + 1).Clear();
    }

    [DoesNotReturn]
    private static void ThrowNoSuchNode(int node) => throw new ArgumentOutOfRangeException(nameof(node), node, "there is no such node");

    /// <summary>Where all but a few entries fill a line of the cache, all of it is taken.</summary>
    private static int Padded(int entries) => entries % Line >= Line - 2 ? (entries + Line - 1) / Line * Line : entries;

    private static void* Aligned(void* address) =>
        (void*)(((nuint)address + (Line * sizeof(long)) - 1) & ~((nuint)(Line * sizeof(long)) - 1));

    private static void MoveTo(ref VersionRing ring, in Place place)
    {
        ring.Numbers = place.Numbers;
        ring.Times = place.Times;
        (ring.Block, ring.NumbersAt) = (place.Block, place.NumbersAt);
    }

    private void Grow(ref VersionRing ring)
    {
        var old = ring;
        ring.Mask = (2 * old.Mask) + 1;
        MoveTo(ref ring, Take(ring.Mask + 1, ring.Stride, ring.TimeStride));
        for (var version = old.Oldest; version <= old.Newest; version++)
        {
            old.All(version).CopyTo(ring.All(version));
            new Span<long>(old.TimesOf(version), old.TimeStride).CopyTo(new Span<long>(ring.TimesOf(version), ring.TimeStride));
        }

        Free(old);
    }

    private Place Take(int capacity, int stride, int timeStride)
    {
        if (_free.TryGetValue((capacity, stride, timeStride), out var places) && places.TryPop(out var free))
        {
            return free;
        }

        var (numbers, times) = (capacity * stride, capacity * timeStride);
        if (_numbersLeft < numbers || _timesLeft < times)
        {
            StartBlock(Math.Max(BlockSize, numbers), Math.Max(BlockSize, times));
        }

        var taken = _block;
        _block.Numbers += numbers;
        _block.Times += times;
        _block.NumbersAt += numbers;
        _numbersLeft -= numbers;
        _timesLeft -= times;
        return taken;
    }

    private void StartBlock(int numbers, int times)
    {
        var (ofNumbers, ofTimes) = (GC.AllocateArray<double>(numbers + Line, pinned: true), GC.AllocateArray<long>(times + Line, pinned: true));
        _numbers = [.. _numbers, ofNumbers];
        _times.Add(ofTimes);
        var start = (double*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(ofNumbers));
        _block.Numbers = (double*)Aligned(start);
        _block.Times = (long*)Aligned(Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(ofTimes)));
        _block.Block = _numbers.Length - 1;
        _block.NumbersAt = (int)(_block.Numbers - start);
        (_numbersLeft, _timesLeft) = (numbers, times);
    }

    private void Free(in VersionRing ring)
    {
        var key = (ring.Mask + 1, ring.Stride, ring.TimeStride);
        if (!_free.TryGetValue(key, out var places))
        {
            _free.Add(key, places = []);
        }

        places.Push(new Place { Numbers = ring.Numbers, Times = ring.Times, Block = ring.Block, NumbersAt = ring.NumbersAt });
    }

    private struct Place
    {
        public double* Numbers;
        public long* Times;
        public int Block;
        public int NumbersAt;
    }
}
