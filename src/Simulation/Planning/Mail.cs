using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
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
    private readonly Graph _graph;
    private readonly IScheduler _scheduler;
    private readonly RunMemory _memory;
    private readonly int _copies;
    private readonly OutArc[] _arcs;
    private readonly int[] _views;
    private readonly Reader[] _readers;
    private Letters _next;
    private long _lost;
    private long _unsent;

    /// <summary>Everybody has version 0 of everybody.</summary>
    public Mail(Graph graph, IScheduler scheduler, RunMemory memory)
    {
        (_graph, _scheduler, _memory, _copies) = (graph, scheduler, memory, scheduler.Needs.Copies);
        (_arcs, _views) = (memory.Take<OutArc>(graph.ArcCount), memory.Take<int>(graph.ArcCount));
        _readers = new Reader[Enumerable.Range(0, graph.NodeCount).Select(graph.OutDegree).DefaultIfEmpty(0).Max()];
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
        if (stretch.Reads.Length < reads)
        {
            stretch.Reads = _memory.TakeAny<ulong>((int)(reads + (reads / 4)));
        }

        stretch.Reads.AsSpan(0, (int)reads).Clear();
        if (stretch.Arrivals.Length < arrivals)
        {
            stretch.Arrivals = _memory.TakeAny<long>((int)(arrivals + (arrivals / 4)));
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

        var start = _graph.OutStart(node);
        var readers = _readers.AsSpan(0, degree);
        for (var slot = 0; slot < degree; slot++)
        {
            Find(stretch, part, start + slot, ref readers[slot]);
        }

        foreach (var (slot, version, arrival) in stretch.Letters.Of(node))
        {
            Lay(stretch, ref readers[slot], slot, Read(version, Stretch.KeptPlaceOf(part, version)), arrival);
        }

        for (var (k, at) = (0, 0); k < times.Length; k++)
        {
            var read = Read(part.First + k, part.Start + k);
            for (var slot = 0; slot < degree; slot++)
            {
                for (var end = at + _copies; at < end; at++)
                {
                    Lay(stretch, ref readers[slot], slot, read, arrivals[at]);
                }
            }
        }

        for (var slot = 0; slot < degree; slot++)
        {
            _views[start + slot] = readers[slot].View;
        }
    }

    /// <summary>
    /// The reader behind an out-slot. What it has from before is what its first activation reads, unless something newer comes.
    /// </summary>
    private void Find(Stretch stretch, in Stretch.Part sender, int arc, ref Reader reader)
    {
        var (target, slot) = (_arcs[arc].Target, _arcs[arc].Slot);
        ref readonly var part = ref stretch.Parts[target];
        var (view, row, count) = (_views[arc], part.Row + slot, stretch.Parts[target + 1].Start - part.Start);
        (reader.Node, reader.View, reader.Row, reader.Degree) = (target, view, row, _graph.InDegree(target));
        (reader.Start, reader.Count, reader.Found) = (part.Start + target, count, 0);
        if (count > 0)
        {
            stretch.Reads[row] = Read(view, Stretch.KeptPlaceOf(sender, view));
        }
    }

    /// <summary>Lays a message before the first activation of its reader that it is in time for, or keeps it for later stretches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Lay(Stretch stretch, ref Reader reader, int slot, ulong read, long arrival)
    {
        var version = (int)(read >> 32);
        if ((ulong)arrival >= (ulong)stretch.To)
        {
            Keep(slot, version, arrival);
            return;
        }

        reader.View = Math.Max(reader.View, version);
        var before = CountBefore(stretch, ref reader, arrival);
        if (before < reader.Count)
        {
            ref var row = ref stretch.Reads[reader.Row + (before * reader.Degree)];
            row = Math.Max(row, read);
        }
    }

    /// <summary>Keeps for later stretches what is on its way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(int slot, int version, long arrival)
    {
        if (arrival is not (Ticks.Never or Ticks.NotSent))
        {
            _next.Add(new Letter(slot, version, arrival));
        }
    }

    /// <summary>How many activations of a reader come before an instant.</summary>
    /// <remarks>
    /// How many they are nobody can predict, so there is no loop. Of many activations those around the place that was found last are
    /// looked at, since messages come about as they were sent; what lies beyond all of them is of other nodes.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountBefore(Stretch stretch, ref Reader reader, long instant)
    {
        var last = reader.Count - Stretch.Lanes;
        var from = Math.Max(0, Math.Min(reader.Found - (Stretch.Lanes / 2), last));
        var times = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(stretch.Times), (nuint)(reader.Start + from));
        var earlier = Vector512.LessThan(times, Vector512.Create(instant)).ExtractMostSignificantBits();
        var count = BitOperations.PopCount(last > 0 ? earlier : earlier & ((1UL << reader.Count) - 1));
        if ((count == 0 && from > 0) || (count == Stretch.Lanes && from < last))
        {
            return reader.Found = stretch.CountBefore(reader.Node, instant);
        }

        return reader.Found = from + count;
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
                    CacheHint.Read(ref stretch.Reads[row]);
                }
            }
        }
    }

    private ReadOnlySpan<OutArc> ArcsOf(int node) => _arcs.AsSpan(_graph.OutStart(node), _graph.OutDegree(node));

    /// <summary>Where an out-slot leads: to which node, and to which of its in-slots.</summary>
    private readonly record struct OutArc(int Target, int Slot);

    /// <summary>The reader behind an arc.</summary>
    private struct Reader
    {
        /// <summary>Who it is.</summary>
        public int Node;

        /// <summary>The newest version that has arrived there.</summary>
        public int View;

        /// <summary>Where its first read through the arc stands, and how far from one to the next.</summary>
        public int Row, Degree;

        /// <summary>Where its activations begin, how many there are, and before which one the last message was laid.</summary>
        public int Start, Count, Found;
    }
}
