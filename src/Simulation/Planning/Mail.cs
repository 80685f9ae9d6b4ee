using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>Messages, a stretch of time at a time: what becomes of all that are sent in it is asked, and then they are delivered.</summary>
internal sealed class Mail
{
    private readonly Graph _graph;
    private readonly IScheduler _scheduler;
    private readonly RunMemory _memory;
    private readonly Delivery _delivery;
    private readonly int _copies;
    private readonly long _room;
    private long[] _answers = [];
    private long _lost;
    private long _unsent;

    /// <summary>Everybody has version 0 of everybody.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="scheduler">Who decides.</param>
    /// <param name="memory">Where columns are taken from.</param>
    /// <param name="room">How many activations a stretch is to have room for at once.</param>
    public Mail(Graph graph, IScheduler scheduler, RunMemory memory, long room)
    {
        (_graph, _scheduler, _memory, _copies) = (graph, scheduler, memory, scheduler.Needs.Copies);
        _room = (long)((double)room * graph.ArcCount / Math.Max(1, graph.NodeCount));
        _delivery = new Delivery(graph, memory, room > 0 ? graph.ArcCount : 0);
    }

    /// <summary>What has come, and what is on its way, when a stretch begins.</summary>
    public void Begin(Stretch stretch)
    {
        (stretch.Copies, stretch.LostBefore, stretch.UnsentBefore) = (_copies, _lost, _unsent);
        _delivery.Begin(stretch);
    }

    /// <summary>The oldest version of a node that somebody may still read by messages when a stretch begins.</summary>
    /// <param name="node">The node.</param>
    /// <param name="newest">Its newest version.</param>
    public int OldestReadable(int node, int newest) => _delivery.OldestReadable(node, newest);

    /// <summary>Asks what becomes of the messages of the activations that have been planned.</summary>
    public void Plan(Stretch stretch)
    {
        MakeRoom(stretch);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            Send(stretch, node);
        }

        stretch.HasUnsent = _unsent > stretch.UnsentBefore;
        _delivery.Deliver(stretch);
    }

    private void MakeRoom(Stretch stretch)
    {
        var (reads, arrivals, most) = LayOut(stretch);
        if (stretch.Reads.Length <= reads)
        {
            stretch.Reads = _memory.TakeAny<ulong>(RoomFor(reads, _room) + CacheLine.Of<ulong>(), isPinned: true);
            LayOut(stretch);
        }

        if (stretch.Arrivals.Length < arrivals + Stretch.Lanes)
        {
            stretch.Arrivals = _memory.TakeAny<long>(RoomFor(arrivals, _copies * _room) + Stretch.Lanes);
        }

        if (_answers.Length < most)
        {
            _answers = _memory.TakeAny<long>(checked((int)(most + (most / 4))));
        }
    }

    /// <summary>For so many, and some more; at once for as many as a stretch is to have room for.</summary>
    private static int RoomFor(long needed, long room) =>
        checked((int)(needed + (needed / 4) is var least && room <= Array.MaxLength / 2 ? Math.Max(least, room) : least));

    /// <summary>Where nodes have their parts of what is read, which begins on a line of the cache, and of arrivals.</summary>
    /// <returns>Where these end, and the largest number of messages of a node.</returns>
    private (long Reads, long Arrivals, long Most) LayOut(Stretch stretch)
    {
        var (reads, arrivals, most, parts) = ((long)CacheLine.FirstOf(stretch.Reads), 0L, 0L, stretch.Parts);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            parts[node].Row = checked((int)reads);
            parts[node].Arrivals = checked((int)arrivals);
            var count = parts[node + 1].Start - parts[node].Start;
            var sent = (long)count * _graph.OutDegree(node) * _copies;
            reads += (long)count * _graph.InDegree(node);
            (arrivals, most) = (arrivals + sent, Math.Max(most, sent));
        }

        parts[^1].Row = checked((int)reads);
        return (reads, arrivals, most);
    }

    /// <summary>What a node sends: schedulers answer version after version, and a reader goes through what one slot sends.</summary>
    private void Send(Stretch stretch, int node)
    {
        var times = stretch.TimesOf(node);
        var degree = _graph.OutDegree(node);
        var answers = _answers.AsSpan(0, _copies * degree * times.Length);
        if (answers.IsEmpty)
        {
            return;
        }

        Ask(stretch, node, stretch.Parts[node].First, times, answers);
        var arrivals = stretch.Arrivals.AsSpan(stretch.Parts[node].Arrivals, answers.Length);
        if (_copies == 1)
        {
            Transpose(answers, arrivals, times.Length, degree);
            return;
        }

        for (var (slot, to) = (0, 0); slot < degree; slot++)
        {
            for (var at = slot * _copies; at < answers.Length; at += degree * _copies, to += _copies)
            {
                answers.Slice(at, _copies).CopyTo(arrivals[to..]);
            }
        }
    }

    /// <summary>From rows to columns.</summary>
    private static void Transpose(ReadOnlySpan<long> from, Span<long> to, int rows, int columns)
    {
        for (var (column, at) = (0, 0); column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                to[at++] = from[(row * columns) + column];
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
}
