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
    private readonly Dictionary<int, Stack<Place>> _free = [];
    private double[][] _blocks = [];
    private Place _next;
    private long _left;

    /// <summary>A ring per node with room for <paramref name="capacity"/> versions, all of them at version 0, which is zero.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="stateSize">Numbers of a state.</param>
    /// <param name="arcSize">Numbers of a message.</param>
    /// <param name="copies">Arrivals per out-slot.</param>
    /// <param name="capacity">A power of two, at least 8.</param>
    public VersionStore(Graph graph, int stateSize, int arcSize, int copies, int capacity)
    {
        // One more than there are nodes, to begin with a line.
        _memory = LargePages.For(GC.AllocateArray<VersionRing>(graph.NodeCount + 1, pinned: true));
        _rings = (VersionRing*)Aligned(Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory)));
        var length = 0L;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            ref var ring = ref _rings[node];
            ring.Stride = stateSize + (arcSize * graph.OutDegree(node));
            ring.Messages = copies * graph.OutDegree(node);
            ring.Step = StepOf(ring.Stride, ring.Messages);
            ring.Mask = capacity - 1;
            length += (long)capacity * ring.Step;
        }

        if (length <= Array.MaxLength - Line)
        {
            // One array for all of them is the common case, and the fastest.
            StartBlock((int)length);
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            ref var ring = ref _rings[node];
            MoveTo(ref ring, Take(capacity * ring.Step));
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
    public double[] Buffer(in VersionRing ring) => _blocks[ring.Block];

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

    /// <summary>Bytes that a store takes at first.</summary>
    public static long BytesOf(Graph graph, int stateSize, int arcSize, int copies, int capacity)
    {
        var bytes = 0L;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var degree = graph.OutDegree(node);
            bytes += sizeof(VersionRing) + ((long)capacity * sizeof(double) * StepOf(stateSize + (arcSize * degree), copies * degree));
        }

        return bytes;
    }

    [DoesNotReturn]
    private static void ThrowNoSuchNode(int node) => throw new ArgumentOutOfRangeException(nameof(node), node, "there is no such node");

    private static int StepOf(int stride, int messages) => Padded(stride + VersionRing.Preamble + messages);

    /// <summary>Where all but a few entries fill a line of the cache, all of it is taken.</summary>
    private static int Padded(int entries) => entries % Line >= Line - 2 ? (entries + Line - 1) / Line * Line : entries;

    private static void* Aligned(void* address) =>
        (void*)(((nuint)address + (Line * sizeof(long)) - 1) & ~((nuint)(Line * sizeof(long)) - 1));

    private static void MoveTo(ref VersionRing ring, in Place place)
    {
        ring.Numbers = place.Numbers;
        ring.Times = (long*)place.Numbers + ring.Stride;
        (ring.Block, ring.NumbersAt) = (place.Block, place.At);
    }

    private void Grow(ref VersionRing ring)
    {
        var old = ring;
        ring.Mask = (2 * old.Mask) + 1;
        MoveTo(ref ring, Take((ring.Mask + 1) * ring.Step));
        for (var version = old.Oldest; version <= old.Newest; version++)
        {
            new Span<double>(old.NumbersOf(version), old.Step).CopyTo(new Span<double>(ring.NumbersOf(version), ring.Step));
        }

        Free(old);
    }

    private Place Take(int length)
    {
        if (_free.TryGetValue(length, out var places) && places.TryPop(out var free))
        {
            return free;
        }

        if (_left < length)
        {
            StartBlock(Math.Max(BlockSize, length));
        }

        var taken = _next;
        _next.Numbers += length;
        _next.At += length;
        _left -= length;
        return taken;
    }

    private void StartBlock(int length)
    {
        var block = LargePages.For(GC.AllocateArray<double>(length + Line, pinned: true));
        _blocks = [.. _blocks, block];
        var start = (double*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(block));
        var first = (double*)Aligned(start);
        (_next, _left) = (new Place(first, _blocks.Length - 1, (int)(first - start)), length);
    }

    private void Free(in VersionRing ring)
    {
        var length = (ring.Mask + 1) * ring.Step;
        if (!_free.TryGetValue(length, out var places))
        {
            _free.Add(length, places = []);
        }

        places.Push(new Place(ring.Numbers, ring.Block, ring.NumbersAt));
    }

    /// <summary>A piece of memory: where it is, and the same as a number of a block and an index in it.</summary>
    private struct Place(double* numbers, int block, int at)
    {
        public double* Numbers = numbers;
        public int Block = block;
        public int At = at;
    }
}
