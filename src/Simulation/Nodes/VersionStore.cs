using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <summary>
/// The rings of all nodes, their in-arcs and their versions, where a run goes event by event. A node is one piece of memory, since at a
/// million nodes it is the number of pages that an activation meets that costs time. A ring in which nothing may be dropped moves its
/// versions to a place twice as large, so none is lost too early, however late a message or slow a reader is; places are handed out from
/// large blocks and used again. Blocks are never moved by the collector, and pieces begin with a line of the cache.
/// </summary>
internal sealed unsafe class VersionStore
{
    private const int BlockSize = 1 << 16;
    private const int MovedShare = 8;
    private const long Large = 1 << 17;
    private const long MostMoved = 1 << 23;
    private const int Line = CacheLine.Bytes / sizeof(double);
    private readonly nint[] _rings;
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
        _rings = LargePages.For(new nint[graph.NodeCount]);
        var length = 0L;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            length += PieceOf(graph, node, stateSize, arcSize, copies, capacity);
        }

        if (length <= Array.MaxLength - Line)
        {
            // One array for all of them is the common case, and the fastest. Where it is large there is room for some to be moved.
            var more = length < Large ? 0 : Math.Min(length / MovedShare, MostMoved);
            StartBlock((int)Math.Min(length + more, Array.MaxLength - Line));
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            var (inDegree, outDegree) = (graph.InDegree(node), graph.OutDegree(node));
            var piece = Take(PieceOf(graph, node, stateSize, arcSize, copies, capacity));
            _rings[node] = (nint)piece.Numbers;
            ref var ring = ref this[node];
            (ring.InDegree, ring.OutDegree) = (inDegree, outDegree);
            ring.Stride = stateSize + (arcSize * outDegree);
            ring.Messages = copies * outDegree;
            ring.Step = Padded(ring.Stride);
            ring.Mask = capacity - 1;
            ring.Chain = StableHash.Start;
            var before = BeforeVersions(inDegree);
            MoveTo(ref ring, new Place(piece.Numbers + before, piece.Block, piece.At + before));
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            var arcs = VersionRing.InArcsOf(Ring(node));
            var sources = graph.InNeighbours(node);
            var slots = graph.OutSlotsOfInArcs(node);
            for (var slot = 0; slot < sources.Length; slot++)
            {
                arcs[slot] = new InArc { Ring = Ring(sources[slot]), Source = sources[slot], OutSlot = slots[slot] };
            }
        }
    }

    /// <summary>The ring of a node.</summary>
    public ref VersionRing this[int node] => ref *Ring(node);

    /// <summary>The ring of a node, with its in-arcs behind it.</summary>
    public VersionRing* Ring(int node) => (uint)node < (uint)_rings.Length ? (VersionRing*)_rings[node] : ThrowNoSuchNode(node);

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
            bytes += sizeof(nint) + (sizeof(double) * PieceOf(graph, node, stateSize, arcSize, copies, capacity));
        }

        return bytes;
    }

    [DoesNotReturn]
    private static VersionRing* ThrowNoSuchNode(int node) =>
        throw new ArgumentOutOfRangeException(nameof(node), node, "there is no such node");

    /// <summary>Entries of a node: its ring, its in-arcs, and so many versions; whole lines.</summary>
    private static long PieceOf(Graph graph, int node, int stateSize, int arcSize, int copies, int capacity)
    {
        var degree = graph.OutDegree(node);
        return BeforeVersions(graph.InDegree(node))
            + VersionRing.LengthOf(capacity, Padded(stateSize + (arcSize * degree)), copies * degree);
    }

    private static int BeforeVersions(int inDegree) => (int)Lines((sizeof(VersionRing) + (inDegree * sizeof(InArc))) / sizeof(double));

    private static long Lines(long entries) => (entries + Line - 1) / Line * Line;

    /// <summary>Where all but a few entries fill a line of the cache, all of it is taken.</summary>
    private static int Padded(int entries) => entries % Line >= Line - 2 ? (int)Lines(entries) : entries;

    private static void MoveTo(ref VersionRing ring, in Place place)
    {
        var times = ring.TimesLength;
        ring.Numbers = place.Numbers + times;
        (ring.Block, ring.NumbersAt) = (place.Block, place.At + times);
    }

    private void Grow(ref VersionRing ring)
    {
        var old = ring;
        ring.Mask = (2 * old.Mask) + 1;
        MoveTo(ref ring, Take(ring.Length));
        for (var version = old.Oldest; version <= old.Newest; version++)
        {
            old.All(version).CopyTo(ring.All(version));
            old.Arrivals(version).CopyTo(ring.Arrivals(version));
            old.Labels(version).CopyTo(ring.Labels(version));
        }

        Free(old);
    }

    private Place Take(long entries) => Take(checked((int)entries));

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
        var first = CacheLine.FirstOf(block);
        (_next, _left) = (new Place((double*)Unsafe.AsPointer(ref block[first]), _blocks.Length - 1, first), length);
    }

    private void Free(in VersionRing ring)
    {
        var (length, times) = (ring.Length, ring.TimesLength);
        if (!_free.TryGetValue(length, out var places))
        {
            _free.Add(length, places = []);
        }

        places.Push(new Place(ring.Numbers - times, ring.Block, ring.NumbersAt - times));
    }

    /// <summary>A piece of memory: where it is, and the same as a number of a block and an index in it.</summary>
    private struct Place(double* numbers, int block, int at)
    {
        public double* Numbers = numbers;
        public int Block = block;
        public int At = at;
    }
}
