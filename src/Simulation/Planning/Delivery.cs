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
    private Letters _next;

    // Of a reader that acts often: see ManyInstants.
    private int[] _parts = [];

    /// <summary>Everybody has version 0 of everybody.</summary>
    public Delivery(Graph graph, RunMemory memory)
    {
        (_graph, _memory) = (graph, memory);
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
        if (count > Stretch.Lanes)
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

    private void LayAll<T>(Stretch stretch, int node, ref T turns)
        where T : struct, IReaderInstants
    {
        ref readonly var part = ref stretch.Parts[node];
        var sources = _graph.InNeighbours(node);
        var slots = _graph.OutSlotsOfInArcs(node);
        var arc = _graph.InArc(node, 0);
        for (var slot = 0; slot < sources.Length; slot++, arc++)
        {
            ref readonly var sender = ref stretch.Parts[sources[slot]];
            var sent = stretch.ArrivalsOf(sources[slot], slots[slot]);
            var (first, row) = (Read(sender.First, sender.Start), new Row(part.Row + slot, sources.Length));
            ref var view = ref _views[arc];
            LayFirst(stretch, row, turns.Count, sender, view);
            var newest = stretch.Copies > 1
                ? LayCopies(stretch, ref turns, row, sent, first, slot) : Lay(stretch, ref turns, row, sent, first, slot);
            view = Math.Max(view, newest);
        }

        foreach (var letter in stretch.Letters.Of(node))
        {
            Lay(stretch, ref turns, node, sources, letter);
        }
    }

    /// <summary>What the reader has from before is what its first activation reads, unless something newer comes.</summary>
    private static void LayFirst(Stretch stretch, in Row row, int count, in Stretch.Part sender, int view)
    {
        if (count > 0)
        {
            stretch.Reads[row.First] = Read(view, Stretch.KeptPlaceOf(sender, view));
        }
    }

    /// <summary>The messages of one arc.</summary>
    /// <remarks>Nobody can predict what is laid where, so there is no branch: what is too late for the stretch goes nowhere.</remarks>
    /// <returns>The newest version that arrives within the stretch, or 0.</returns>
    private int Lay<T>(Stretch stretch, ref T turns, in Row row, ReadOnlySpan<long> sent, ulong first, int slot)
        where T : struct, IReaderInstants
    {
        var (to, reads, nowhere) = (stretch.To, stretch.Reads, stretch.Reads.Length - 1);
        var (read, newest, isAnyLate) = (first, 0UL, false);
        foreach (var arrival in sent)
        {
            var isLate = (ulong)arrival >= (ulong)to;
            var before = turns.CountBefore(isLate ? Ticks.Never : arrival);
            ref var laid = ref reads[before < turns.Count ? row.At(before) : nowhere];
            laid = Math.Max(laid, read);
            newest = isLate ? newest : read;
            isAnyLate |= isLate;
            read += Next;
        }

        if (isAnyLate)
        {
            Keep(stretch, sent, slot, (int)(first >> 32));
        }

        return (int)(newest >> 32);
    }

    /// <summary>The same where a message may arrive more than once.</summary>
    private int LayCopies<T>(Stretch stretch, ref T turns, in Row row, ReadOnlySpan<long> sent, ulong first, int slot)
        where T : struct, IReaderInstants
    {
        var newest = 0UL;
        for (var at = 0; at < sent.Length; at++)
        {
            if ((ulong)sent[at] < (ulong)stretch.To)
            {
                newest = first + ((ulong)(at / stretch.Copies) * Next);
                Lay(stretch, ref turns, row, newest, sent[at]);
            }
        }

        Keep(stretch, sent, slot, (int)(first >> 32));
        return (int)(newest >> 32);
    }

    /// <summary>Lays a message that was on its way when the stretch began, or keeps it for later stretches.</summary>
    private void Lay<T>(Stretch stretch, ref T turns, int node, ReadOnlySpan<int> sources, in Letter letter)
        where T : struct, IReaderInstants
    {
        if (letter.Arrival >= stretch.To)
        {
            _next.Add(letter);
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
                _next.Add(new Letter(slot, first + (at / stretch.Copies), sent[at]));
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
        var (at, lanes) = (degree, Vector256<ulong>.Count);
        ref var reads = ref MemoryMarshal.GetReference(rows);
        for (; degree >= lanes && at <= rows.Length - lanes; at += lanes)
        {
            var before = Vector256.LoadUnsafe(ref reads, (nuint)(at - degree));
            Vector256.Max(before, Vector256.LoadUnsafe(ref reads, (nuint)at)).StoreUnsafe(ref reads, (nuint)at);
        }

        for (; at < rows.Length; at++)
        {
            rows[at] = Math.Max(rows[at], rows[at - degree]);
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
    }
}
