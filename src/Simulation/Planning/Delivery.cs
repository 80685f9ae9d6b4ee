using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// What nodes read by the messages that have arrived, a stretch of time at a time, and reader after reader: every message is laid before
/// the first activation of its reader that it is in time for, and then every activation reads the newest one that has been laid before it
/// or an earlier one.
/// </summary>
internal sealed class Delivery
{
    private const int Far = 8;
    private const int Near = 3;

    // From a version and its place to the next ones.
    private const ulong Next = (1UL << 32) + 1;
    private readonly Graph _graph;

    // The newest version that has arrived, an arc; and the oldest that somebody may still read by messages, a node.
    private readonly int[] _views;
    private readonly int[] _oldest;
    private readonly RunMemory _memory;
    private readonly int _room;
    private Letters _next;

    // Of a reader that acts often: see ManyInstants.
    private int[] _parts = [];

    /// <summary>Everybody has version 0 of everybody.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="memory">Where columns are taken from.</param>
    /// <param name="room">For how many messages on their way there is to be room at once.</param>
    public Delivery(Graph graph, RunMemory memory, int room)
    {
        (_graph, _memory, _room) = (graph, memory, room);
        (_views, _oldest) = (memory.Take<int>(graph.ArcCount), memory.TakeAny<int>(graph.NodeCount));
        Array.Fill(_oldest, int.MaxValue);
        _next = new Letters(graph.NodeCount, memory);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            _next.Close(node);
        }
    }

    /// <summary>What has come, and what is on its way, when a stretch begins.</summary>
    public void Begin(Stretch stretch)
    {
        (stretch.Letters, _next) = (_next, stretch.Letters);
        _views.CopyTo(stretch.Views, 0);
    }

    /// <summary>The oldest version of a node that somebody may still read by messages when a stretch begins.</summary>
    /// <param name="node">The node.</param>
    /// <param name="newest">Its newest version.</param>
    public int OldestReadable(int node, int newest) => Math.Min(_oldest[node], newest);

    /// <summary>Delivers what has been on its way and what is sent in a stretch.</summary>
    public void Deliver(Stretch stretch)
    {
        _next.Clear();
        Array.Fill(_oldest, int.MaxValue);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            Expect(stretch, node);
            Deliver(stretch, node);
            _next.Close(node);
            Look(node);
        }
    }

    private void Deliver(Stretch stretch, int node)
    {
        ref readonly var part = ref stretch.Parts[node];
        var count = stretch.Parts[node + 1].Start - part.Start;
        var degree = _graph.InDegree(node);
        var rows = stretch.Reads.AsSpan(part.Row, count * degree);
        rows.Clear();
        if (count > FewInstants.Most && degree > 0)
        {
            var turns = new ManyInstants(stretch, node, RoomFor(count));
            LayAll(stretch, node, ref turns);
        }
        else
        {
            var turns = new FewInstants(stretch, node);
            LayAll(stretch, node, ref turns);
        }

        Carry(rows, degree);
    }

    private int[] RoomFor(int count)
    {
        var needed = ManyInstants.RoomFor(count);
        return _parts = _parts.Length < needed ? _memory.TakeAny<int>(2 * needed) : _parts;
    }

    /// <summary>What is older comes first, so that of one arc what is laid last is the newest.</summary>
    private void LayAll<T>(Stretch stretch, int node, ref T turns)
        where T : struct, IReaderInstants
    {
        var sources = _graph.InNeighbours(node);
        var slots = _graph.OutSlotsOfInArcs(node);
        var (arc, first) = (_graph.InArc(node, 0), stretch.Parts[node].Row);
        for (var slot = 0; slot < sources.Length && turns.Count > 0; slot++)
        {
            // What it has from before is what its first activation reads, unless something newer comes.
            var view = _views[arc + slot];
            stretch.Reads[first + slot] = Read(view, Stretch.KeptPlaceOf(stretch.Parts[sources[slot]], view));
        }

        foreach (var letter in stretch.Letters.Of(node))
        {
            Lay(stretch, ref turns, node, sources, letter);
        }

        for (var slot = 0; slot < sources.Length; slot++)
        {
            var row = new Row(first + slot, sources.Length);
            var newest = stretch.Copies > 1
                ? LayCopies(stretch, ref turns, row, sources[slot], slots[slot], slot)
                : Lay(stretch, ref turns, row, sources[slot], slots[slot], slot);
            _views[arc + slot] = Math.Max(_views[arc + slot], newest);
        }
    }

    /// <summary>The messages of one arc.</summary>
    /// <remarks>Nobody can predict what is laid where, so there is no branch: what is too late for the stretch goes nowhere.</remarks>
    /// <returns>The newest version that arrives within the stretch, or 0.</returns>
    private int Lay<T>(Stretch stretch, ref T turns, in Row row, int source, int outSlot, int slot)
        where T : struct, IReaderInstants
    {
        ref readonly var sender = ref stretch.Parts[source];
        var sent = stretch.ArrivalsOf(source, outSlot);
        var (reads, newest, read, lanes) = (stretch.Reads, 0, Read(sender.First, sender.Start), Vector512<long>.Count);
        var (to, nowhere) = (Vector512.Create((ulong)stretch.To), Vector512.Create((long)reads.Length - 1));
        Span<long> places = stackalloc long[lanes];
        for (var at = 0; at < sent.Length; at += lanes)
        {
            var arrivals = stretch.EightArrivalsFrom(source, outSlot, at);
            var before = turns.CountBefore(arrivals);
            var isRead = Vector512.LessThan(before, Vector512.Create((long)turns.Count));
            Vector512.ConditionalSelect(isRead, row.At(before), nowhere).CopyTo(places);
            var count = Math.Min(lanes, sent.Length - at);
            for (var k = 0; k < count; k++)
            {
                reads[places[k]] = read;
                read += Next;
            }

            var all = (1UL << count) - 1;
            var isLate = all & Vector512.GreaterThanOrEqual(arrivals.AsUInt64(), to).ExtractMostSignificantBits();
            newest = isLate == all ? newest : sender.First + at + BitOperations.Log2(all & ~isLate);
            if (isLate != 0)
            {
                Keep(stretch, sent.Slice(at, count), slot, sender.First + at);
            }
        }

        return newest;
    }

    /// <summary>The same where a message may arrive more than once.</summary>
    private int LayCopies<T>(Stretch stretch, ref T turns, in Row row, int source, int outSlot, int slot)
        where T : struct, IReaderInstants
    {
        ref readonly var sender = ref stretch.Parts[source];
        var sent = stretch.ArrivalsOf(source, outSlot);
        var newest = 0;
        for (var at = 0; at < sent.Length; at++)
        {
            if ((ulong)sent[at] < (ulong)stretch.To)
            {
                var number = at / stretch.Copies;
                newest = sender.First + number;
                Lay(stretch, ref turns, row, Read(newest, sender.Start + number), sent[at]);
            }
        }

        Keep(stretch, sent, slot, sender.First);
        return newest;
    }

    /// <summary>Lays a message that was on its way when the stretch began, or keeps it for later stretches.</summary>
    private void Lay<T>(Stretch stretch, ref T turns, int node, ReadOnlySpan<int> sources, in Letter letter)
        where T : struct, IReaderInstants
    {
        if (letter.Arrival >= stretch.To)
        {
            _next.Add(letter, _room);
            return;
        }

        var place = Stretch.KeptPlaceOf(stretch.Parts[sources[letter.Slot]], letter.Version);
        var row = new Row(stretch.Parts[node].Row + letter.Slot, sources.Length);
        Lay(stretch, ref turns, row, Read(letter.Version, place), letter.Arrival);
        ref var view = ref _views[_graph.InArc(node, letter.Slot)];
        view = Math.Max(view, letter.Version);
    }

    private static void Lay<T>(Stretch stretch, ref T turns, in Row row, ulong read, long arrival)
        where T : struct, IReaderInstants
    {
        var before = turns.CountBefore(arrival);
        if (before < turns.Count)
        {
            ref var laid = ref stretch.Reads[row.At(before)];
            laid = Math.Max(laid, read);
        }
    }

    /// <summary>Keeps for later stretches what is on its way.</summary>
    private void Keep(Stretch stretch, ReadOnlySpan<long> sent, int slot, int first)
    {
        for (var at = 0; at < sent.Length; at++)
        {
            if (sent[at] >= stretch.To && sent[at] is not (Ticks.Never or Ticks.NotSent))
            {
                _next.Add(new Letter(slot, first + (at / stretch.Copies), sent[at]), _room);
            }
        }
    }

    /// <summary>What a reader may still read, once all that arrives in the stretch has.</summary>
    private void Look(int node)
    {
        var sources = _graph.InNeighbours(node);
        var views = _views.AsSpan(_graph.InArc(node, 0), sources.Length);
        for (var slot = 0; slot < sources.Length; slot++)
        {
            ref var oldest = ref _oldest[sources[slot]];
            oldest = Math.Min(oldest, views[slot] > 0 ? views[slot] : int.MaxValue);
        }

        foreach (var letter in _next.Of(node))
        {
            if (views[letter.Slot] == 0)
            {
                ref var oldest = ref _oldest[sources[letter.Slot]];
                oldest = Math.Min(oldest, letter.Version);
            }
        }
    }

    /// <summary>What an activation has read, the next one of the node has, too.</summary>
    private static void Carry(Span<ulong> rows, int degree)
    {
        var (column, lanes) = (0, Vector256<ulong>.Count);
        ref var reads = ref MemoryMarshal.GetReference(rows);
        for (; column <= degree - lanes; column += lanes)
        {
            var newest = Vector256<ulong>.Zero;
            for (var at = column; at < rows.Length; at += degree)
            {
                newest = Vector256.Max(newest, Vector256.LoadUnsafe(ref reads, (nuint)at));
                newest.StoreUnsafe(ref reads, (nuint)at);
            }
        }

        for (; column < degree; column++)
        {
            var newest = 0UL;
            for (var at = column; at < rows.Length; at += degree)
            {
                newest = rows[at] = Math.Max(newest, rows[at]);
            }
        }
    }

    /// <summary>Version and place in one number, of which the newer version is the larger one.</summary>
    private static ulong Read(int version, int place) => ((ulong)(uint)version << 32) | (uint)place;

    private void Expect(Stretch stretch, int node)
    {
        if (node + Far < _graph.NodeCount)
        {
            foreach (var source in _graph.InNeighbours(node + Far))
            {
                CacheHint.Read(ref stretch.Parts[source]);
                CacheHint.Read(ref stretch.Parts[source + 1]);
            }

            var slots = _graph.OutSlotsOfInArcs(node + Near);
            foreach (var source in _graph.InNeighbours(node + Near))
            {
                CacheHint.Read(stretch.ArrivalsOf(source, slots[0]));
                CacheHint.Read(ref _oldest[source]);
                slots = slots[1..];
            }
        }
    }

    /// <summary>What is read of one arc: an entry in every row of a reader.</summary>
    private readonly record struct Row(int First, int Degree)
    {
        public int At(int turn) => First + (turn * Degree);

        public Vector512<long> At(Vector512<long> turns) => Vector512.Create((long)First) + (turns * Degree);
    }
}
