using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// What nodes read by the messages that have arrived, a stretch of time at a time: every message is laid before the first activation of
/// its reader that it is in time for, and then every activation reads the newest one that has been laid before it or an earlier one.
/// </summary>
internal sealed class Mail
{
    private const int Far = 8;
    private const int Near = 3;

    // From a version and its place to the next ones.
    private const ulong Next = (1UL << 32) + 1;
    private readonly Graph _graph;
    private readonly IScheduler _scheduler;
    private readonly RunMemory _memory;
    private readonly int _copies;
    private readonly OutArc[] _arcs;
    private readonly int[] _views;
    private Letters _next;
    private long _lost;
    private long _unsent;

    /// <summary>Everybody has version 0 of everybody.</summary>
    public Mail(Graph graph, IScheduler scheduler, RunMemory memory)
    {
        (_graph, _scheduler, _memory, _copies) = (graph, scheduler, memory, scheduler.Needs.Copies);
        (_arcs, _views) = (memory.Take<OutArc>(graph.ArcCount), memory.Take<int>(graph.ArcCount));
        _next = new Letters(graph.NodeCount, memory);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            _next.Close(node);
            var arcs = graph.OutArcs(node);
            for (var slot = 0; slot < arcs.Length; slot++)
            {
                var target = graph.Target(arcs[slot]);
                _arcs[graph.OutStart(node) + slot] = new OutArc(target, arcs[slot] - graph.InArc(target, 0));
            }
        }
    }

    /// <summary>What has come, and what is on its way, when a stretch begins.</summary>
    public void Begin(Stretch stretch)
    {
        (stretch.Letters, _next) = (_next, stretch.Letters);
        (stretch.Copies, stretch.LostBefore, stretch.UnsentBefore) = (_copies, _lost, _unsent);
        _views.CopyTo(stretch.Views, 0);
    }

    /// <summary>The oldest version of a node that somebody may still read by messages.</summary>
    /// <param name="stretch">The stretch that begins.</param>
    /// <param name="node">The node.</param>
    /// <param name="newest">Its newest version.</param>
    public int OldestReadable(Stretch stretch, int node, int newest)
    {
        var oldest = newest;
        var views = _views.AsSpan(_graph.OutStart(node), _graph.OutDegree(node));
        for (var slot = 0; slot < views.Length; slot++)
        {
            oldest = Math.Min(oldest, views[slot] > 0 ? views[slot] : OldestWaiting(stretch, node, slot));
        }

        return oldest;
    }

    /// <summary>Asks what becomes of the messages of the activations that have been planned.</summary>
    public void Plan(Stretch stretch)
    {
        MakeRoom(stretch);
        _next.Clear();
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            Expect(stretch, node);
            Send(stretch, node);
            _next.Close(node);
        }

        stretch.HasUnsent = _unsent > stretch.UnsentBefore;
        Carry(stretch);
    }

    private static int OldestWaiting(Stretch stretch, int node, int slot)
    {
        var oldest = int.MaxValue;
        foreach (var letter in stretch.Letters.Of(node))
        {
            oldest = letter.Slot == slot ? Math.Min(oldest, letter.Version) : oldest;
        }

        return oldest;
    }

    private void MakeRoom(Stretch stretch)
    {
        var (reads, arrivals, parts) = (0L, 0L, stretch.Parts);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            parts[node].Row = checked((int)reads);
            parts[node].Arrivals = checked((int)arrivals);
            var count = parts[node + 1].Start - parts[node].Start;
            reads += (long)count * _graph.InDegree(node);
            arrivals += (long)count * _graph.OutDegree(node) * _copies;
        }

        parts[^1].Row = checked((int)reads);
        if (stretch.Reads.Length <= reads)
        {
            stretch.Reads = _memory.TakeAny<ulong>(checked((int)(reads + (reads / 4) + 1)));
        }

        stretch.Reads.AsSpan(0, (int)reads).Clear();
        if (stretch.Arrivals.Length < arrivals)
        {
            stretch.Arrivals = _memory.TakeAny<long>(checked((int)(arrivals + (arrivals / 4))));
        }
    }

    /// <summary>What has been on its way from a node, and what it sends, slot by slot.</summary>
    private void Send(Stretch stretch, int node)
    {
        ref readonly var part = ref stretch.Parts[node];
        var times = stretch.TimesOf(node);
        var degree = _graph.OutDegree(node);
        var arrivals = stretch.Arrivals.AsSpan(part.Arrivals, _copies * degree * times.Length);
        if (!arrivals.IsEmpty)
        {
            Ask(stretch, node, part.First, times, arrivals);
        }

        for (var slot = 0; slot < degree; slot++)
        {
            var own = arrivals.IsEmpty ? arrivals : arrivals[(slot * _copies)..];
            Lay(stretch, part, _graph.OutStart(node) + slot, new Sent(own, _copies * degree, slot, Read(part.First, part.Start)));
        }

        foreach (var letter in stretch.Letters.Of(node))
        {
            Lay(stretch, part, _graph.OutStart(node) + letter.Slot, letter);
        }
    }

    /// <summary>
    /// Lays messages of one arc, each before the first activation of its reader that it is in time for. What the reader has from before is
    /// what its first activation reads, unless something newer comes.
    /// </summary>
    private void Lay(Stretch stretch, in Stretch.Part sender, int arc, in Sent sent)
    {
        var (target, slot) = (_arcs[arc].Target, _arcs[arc].Slot);
        ref readonly var part = ref stretch.Parts[target];
        var count = stretch.Parts[target + 1].Start - part.Start;
        ref var view = ref _views[arc];
        if (count > 0)
        {
            stretch.Reads[part.Row + slot] = Read(view, Stretch.KeptPlaceOf(sender, view));
        }

        var row = new Row(target, part.Row + slot, _graph.InDegree(target), count);
        var newest = count > Stretch.Lanes || _copies > 1 ? LayAmongMany(stretch, row, sent) : LayAmongFew(stretch, row, sent, part.Start);
        view = Math.Max(view, newest);
    }

    /// <summary>Where the reader acts a few times, all of which are looked at at once.</summary>
    /// <remarks>Nobody can predict what is laid where, so there is no branch: what is too late for the stretch goes nowhere.</remarks>
    /// <returns>The newest version that arrives within the stretch, or 0.</returns>
    private int LayAmongFew(Stretch stretch, in Row row, in Sent sent, int start)
    {
        var (early, late) = (TimesFrom(stretch, start + row.Node, row.Count), Vector512.Create(Ticks.Never));
        var isMore = row.Count > Vector512<long>.Count;
        if (isMore)
        {
            late = TimesFrom(stretch, start + row.Node + Vector512<long>.Count, row.Count - Vector512<long>.Count);
        }

        var (to, reads, nowhere) = (stretch.To, stretch.Reads, stretch.Reads.Length - 1);
        var (read, newest, isAnyLate) = (sent.First, 0UL, false);
        for (var at = 0; at < sent.Arrivals.Length; at += sent.Step, read += Next)
        {
            var arrival = sent.Arrivals[at];
            var isLate = (ulong)arrival >= (ulong)to;
            var instant = Vector512.Create(isLate ? Ticks.Never : arrival);
            var before = CountBelow(early, instant) + (isMore ? CountBelow(late, instant) : 0);
            ref var laid = ref reads[before < row.Count ? row.At + (before * row.Degree) : nowhere];
            laid = Math.Max(laid, read);
            newest = isLate ? newest : read;
            isAnyLate |= isLate;
        }

        if (isAnyLate)
        {
            Keep(sent, to);
        }

        return (int)(newest >> 32);
    }

    /// <summary>Some instants of a node, and never behind its last one.</summary>
    private static Vector512<long> TimesFrom(Stretch stretch, int at, int count) => Vector512.ConditionalSelect(
        Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)),
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(stretch.Times), (nuint)at),
        Vector512.Create(Ticks.Never));

    private static int CountBelow(Vector512<long> times, Vector512<long> instant) =>
        BitOperations.PopCount(Vector512.LessThan(times, instant).ExtractMostSignificantBits());

    /// <summary>Where the reader acts often, or a message arrives more than once.</summary>
    private int LayAmongMany(Stretch stretch, in Row row, in Sent sent)
    {
        var (to, read, newest) = (stretch.To, sent.First, 0UL);
        for (var at = 0; at < sent.Arrivals.Length; at += sent.Step, read += Next)
        {
            for (var copy = at; copy < at + _copies; copy++)
            {
                if ((ulong)sent.Arrivals[copy] < (ulong)to)
                {
                    Lay(stretch, row, read, sent.Arrivals[copy]);
                    newest = read;
                }
            }
        }

        Keep(sent, to);
        return (int)(newest >> 32);
    }

    /// <summary>Lays a message that was on its way when the stretch began, or keeps it for later stretches.</summary>
    private void Lay(Stretch stretch, in Stretch.Part sender, int arc, in Letter letter)
    {
        if (letter.Arrival >= stretch.To)
        {
            _next.Add(letter);
            return;
        }

        var (target, slot) = (_arcs[arc].Target, _arcs[arc].Slot);
        ref readonly var part = ref stretch.Parts[target];
        var count = stretch.Parts[target + 1].Start - part.Start;
        var read = Read(letter.Version, Stretch.KeptPlaceOf(sender, letter.Version));
        Lay(stretch, new Row(target, part.Row + slot, _graph.InDegree(target), count), read, letter.Arrival);
        _views[arc] = Math.Max(_views[arc], letter.Version);
    }

    private static void Lay(Stretch stretch, in Row row, ulong read, long arrival)
    {
        if (stretch.CountBefore(row.Node, arrival) is var before && before < row.Count)
        {
            ref var laid = ref stretch.Reads[row.At + (before * row.Degree)];
            laid = Math.Max(laid, read);
        }
    }

    /// <summary>Keeps for later stretches what is on its way.</summary>
    private void Keep(in Sent sent, long to)
    {
        var version = (int)(sent.First >> 32);
        for (var at = 0; at < sent.Arrivals.Length; at += sent.Step, version++)
        {
            foreach (var arrival in sent.Arrivals.Slice(at, _copies))
            {
                if (arrival >= to && arrival is not (Ticks.Never or Ticks.NotSent))
                {
                    _next.Add(new Letter(sent.Slot, version, arrival));
                }
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, the run ends with it when its time has come.")]
    private void Ask(Stretch stretch, int node, int version, ReadOnlySpan<long> times, Span<long> arrivals)
    {
        var failed = 0;
        try
        {
            _scheduler.SendAll(node, version, times, arrivals);
            Count(node, version, times, arrivals);
            return;
        }
        catch (SendFailure failure)
        {
            failed = failure.Number;
            stretch.Fail(node, times[failed], failure.Cause);
        }
        catch (SchedulerException cause) when (cause.Node == node && times.Contains(cause.Time))
        {
            failed = times.IndexOf(cause.Time);
            stretch.Fail(node, cause.Time, cause);
        }
        catch (Exception cause) when (cause is not (OperationCanceledException or OutOfMemoryException))
        {
            stretch.Fail(node, times[0], cause);
        }

        // What was sent before is read until then.
        arrivals[(failed * (arrivals.Length / times.Length))..].Fill(Ticks.Never);
    }

    /// <summary>How many messages are lost, and not sent; and whether all others arrive after they were sent.</summary>
    private void Count(int node, int version, ReadOnlySpan<long> times, ReadOnlySpan<long> arrivals)
    {
        _lost += arrivals.Count(Ticks.Never);
        _unsent += arrivals.Count(Ticks.NotSent);
        var (each, lanes) = (arrivals.Length / times.Length, Vector256<long>.Count);
        for (var k = 0; k < times.Length; k++)
        {
            var own = arrivals.Slice(k * each, each);
            var now = Vector256.Create(times[k]);
            while (own.Length >= lanes && Vector256.GreaterThanAll(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(own)), now))
            {
                own = own[lanes..];
            }

            foreach (var arrival in own)
            {
                if (arrival <= times[k] && arrival != Ticks.NotSent)
                {
                    throw new SchedulerException(
                        node, times[k], $"lets version {version + k} arrive at tick {arrival}, not later");
                }
            }
        }
    }

    /// <summary>Version and place in one number, of which the newer version is the larger one.</summary>
    private static ulong Read(int version, int place) => ((ulong)(uint)version << 32) | (uint)place;

    /// <summary>What an activation has read, the next one of the node has, too.</summary>
    private void Carry(Stretch stretch)
    {
        var lanes = Vector256<ulong>.Count;
        ref var reads = ref MemoryMarshal.GetArrayDataReference(stretch.Reads);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var degree = _graph.InDegree(node);
            var (at, end) = (stretch.Parts[node].Row + degree, stretch.Parts[node + 1].Row);
            for (; degree >= lanes && at <= end - lanes; at += lanes)
            {
                var before = Vector256.LoadUnsafe(ref reads, (nuint)(at - degree));
                Vector256.Max(before, Vector256.LoadUnsafe(ref reads, (nuint)at)).StoreUnsafe(ref reads, (nuint)at);
            }

            for (; at < end; at++)
            {
                stretch.Reads[at] = Math.Max(stretch.Reads[at], stretch.Reads[at - degree]);
            }
        }
    }

    private void Expect(Stretch stretch, int node)
    {
        if (node + Far < _graph.NodeCount)
        {
            foreach (var arc in ArcsOf(node + Far))
            {
                CacheHint.Read(ref stretch.Parts[arc.Target]);
            }

            foreach (var arc in ArcsOf(node + Near))
            {
                CacheHint.Read(ref stretch.Times[stretch.Parts[arc.Target].Start + arc.Target]);
                if (stretch.Parts[arc.Target].Row is var row && row < stretch.Reads.Length)
                {
                    CacheHint.Read(stretch.Reads.AsSpan(row, stretch.Parts[arc.Target + 1].Row - row));
                }
            }
        }
    }

    private ReadOnlySpan<OutArc> ArcsOf(int node) => _arcs.AsSpan(_graph.OutStart(node), _graph.OutDegree(node));

    /// <summary>Where an out-slot leads: to which node, and to which of its in-slots.</summary>
    private readonly record struct OutArc(int Target, int Slot);

    /// <summary>What is sent through an out-slot in a stretch.</summary>
    /// <param name="arrivals">From the first arrival on, those of the other slots between them.</param>
    /// <param name="step">From one version to the next.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="first">The first version, as it is read.</param>
    private readonly ref struct Sent(ReadOnlySpan<long> arrivals, int step, int slot, ulong first)
    {
        public readonly ReadOnlySpan<long> Arrivals = arrivals;
        public readonly int Step = step;
        public readonly int Slot = slot;
        public readonly ulong First = first;
    }

    /// <summary>The reads through an arc.</summary>
    /// <param name="Node">Who reads.</param>
    /// <param name="At">Where the first of them stands.</param>
    /// <param name="Degree">From one to the next.</param>
    /// <param name="Count">How many there are.</param>
    private readonly record struct Row(int Node, int At, int Degree, int Count);
}
