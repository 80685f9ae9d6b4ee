using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>
/// Where a run has been decided ahead (<see cref="IStretchWatcher"/>): when versions were born is looked up in the columns of the stretch,
/// node after node, when all of it has been done or somebody wants to know. Nothing here depends on the order of activations of several
/// nodes, so these are the same numbers as of one activation after the other. Messages are not followed.
/// </content>
public sealed partial class AdmissibilityMonitor
{
    // So many nodes ahead births are called for, where there are so many.
    private const int Ahead = 6;
    private const int Many = 4_000;

    // So many are looked up at once.
    private const int MostReads = 4_096;
    private long[] _born = [];
    private long[] _next = [];
    private Stretch? _stretch;
    private Columns? _columns;

    // As often as a node acts in the stretch, at most.
    private int _mostTurns;

    /// <summary>The run goes on to a stretch.</summary>
    internal void Begin(Stretch stretch, Columns columns)
    {
        CatchUp();
        (_stretch, _columns, _mostTurns) = (stretch, columns, 0);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            _mostTurns = Math.Max(_mostTurns, stretch.Parts[node + 1].Start - stretch.Parts[node].Start);
        }
    }

    /// <summary>The run has ended, and columns are not what they were.</summary>
    internal void EndStretches()
    {
        CatchUp();
        (_stretch, _columns) = (null, null);
    }

    /// <summary>Takes in what has been done of the stretch since the last time.</summary>
    private void CatchUp()
    {
        if (_stretch is { HasMail: false, Rounds: > 0 } rounds && TryCatchUp(rounds))
        {
            return;
        }

        for (var node = 0; _stretch is { } stretch && node < _graph.NodeCount; node++)
        {
            if (_graph.NodeCount >= Many && node + Ahead < _graph.NodeCount)
            {
                ExpectBirths(stretch, node + Ahead);
            }

            ref var own = ref _nodes[node];
            ref readonly var part = ref stretch.Parts[node];
            var (begun, done) = (own.Newest + 1 - part.First, _columns!.DoneOf(node));
            if (begun == done)
            {
                continue;
            }

            var most = Math.Max(1, MostReads / Math.Max(1, _graph.InDegree(node)));
            for (var turn = begun; turn < done; turn += most)
            {
                TakeIn(stretch, ref own, node, turn, Math.Min(done, turn + most));
            }

            if (own.Unread > 0)
            {
                HearAll(stretch, ref own, node, done - 1);
            }
        }
    }

    /// <summary>Takes in activations of a node that follow each other.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="own">The history of the node.</param>
    /// <param name="node">Who acts.</param>
    /// <param name="begun">The how many-th activation of the node in the stretch is the first of them, from 0 on.</param>
    /// <param name="done">The how many-th one comes after them.</param>
    private void TakeIn(Stretch stretch, ref NodeHistory own, int node, int begun, int done)
    {
        ref readonly var part = ref stretch.Parts[node];
        var sources = _graph.InNeighbours(node);
        var times = stretch.Times.AsSpan(part.Start + node + begun, done - begun);
        var rows = stretch.HasMail
            ? stretch.Reads.AsSpan(part.Row + (begun * sources.Length), times.Length * sources.Length) : [];
        LookUp(stretch, sources, rows);
        for (var turn = 0; turn < times.Length; turn++)
        {
            var time = times[turn];
            _counts.Gaps.Add(Gap(own, time));
            var (oldest, outOfDate) = stretch.HasMail
                ? ReadAll(stretch, sources, rows, turn * sources.Length, time)
                : ReadNewest(stretch, sources, time);
            (_age, _staleness) = (Math.Max(_age, time - oldest), Math.Max(_staleness, time - outOfDate));
            if (IsWithinReach(own, outOfDate, time))
            {
                _lag = Math.Max(_lag, 1 + _nodes.CountAfter(own, outOfDate));
            }

            if (own.IsFull)
            {
                _nodes.MakeRoom(ref own, Needed(stretch, node));
            }

            _nodes.Add(ref own, time);
            own.Last = time;
        }

        _counts.Staleness.Add(_next.AsSpan(0, rows.Length));
        _counts.Ages.Add(_born.AsSpan(0, rows.Length));
    }

    /// <summary>All reads of one activation by messages; what it returns is that of the other one.</summary>
    private (long Oldest, long OutOfDate) ReadAll(
        Stretch stretch, ReadOnlySpan<int> sources, ReadOnlySpan<ulong> rows, int at, long time)
    {
        var born = _born.AsSpan(at, sources.Length);
        var next = _next.AsSpan(at, sources.Length);
        var row = rows.Slice(at, sources.Length);
        var isOften = _lag + 1 < _mostTurns;
        for (var slot = 0; slot < row.Length; slot++)
        {
            var place = (int)row[slot];

            // So many versions behind it has what is read of the stretch only where nodes act so often, and else what is from before.
            if (isOften ? MayBeFurther(stretch.Times, place, sources[slot], next[slot], time) : (place & (next[slot] - time)) < 0)
            {
                FindLag(stretch, sources[slot], (int)(row[slot] >> 32), time);
            }
        }

        var oldest = ToAges(born, time);
        var outOfDate = ToAges(next, time);
        if (time - outOfDate >= _bound)
        {
            foreach (var staleness in next)
            {
                _staleReads += staleness >= _bound ? 1 : 0;
            }
        }

        return (oldest, outOfDate);
    }

    /// <summary>When what is read in some rows was born, and the next version.</summary>
    private void LookUp(Stretch stretch, ReadOnlySpan<int> sources, ReadOnlySpan<ulong> rows)
    {
        if (_born.Length < rows.Length)
        {
            (_born, _next) = (new long[2 * rows.Length], new long[2 * rows.Length]);
        }

        ref var times = ref MemoryMarshal.GetArrayDataReference(stretch.Times);
        ref var births = ref MemoryMarshal.GetArrayDataReference(stretch.Births);
        var born = _born.AsSpan(0, rows.Length);
        var next = _next.AsSpan(0, rows.Length);
        for (var (at, slot) = (0, 0); at < rows.Length; at++, slot = slot + 1 < sources.Length ? slot + 1 : 0)
        {
            var place = (int)rows[at];
            if (place == Stretch.Nowhere)
            {
                (born[at], next[at]) = (0, _world!.Superseded(sources[slot], 0));
                continue;
            }

            // Both are looked up, since nobody can predict which of them it is.
            var kept = (long)(place >> 31);
            var (late, early) = ((place + sources[slot]) & ~kept, (~place + sources[slot]) & kept);
            ref var then = ref Unsafe.Add(ref times, (nint)late);
            ref var before = ref Unsafe.Add(ref births, (nint)early);
            born[at] = (then & ~kept) | (before & kept);
            next[at] = (Unsafe.Add(ref then, 1) & ~kept) | (Unsafe.Add(ref before, 1) & kept);
        }
    }

    /// <summary>From instants to how long ago they are, where they are not later.</summary>
    /// <returns>The earliest of them, or the present.</returns>
    private static long ToAges(Span<long> instants, long time)
    {
        var (at, lanes) = (0, Vector256<long>.Count);
        var (present, earliest) = (Vector256.Create(time), Vector256.Create(time));
        ref var first = ref MemoryMarshal.GetReference(instants);
        for (; at <= instants.Length - lanes; at += lanes)
        {
            var past = Vector256.Min(Vector256.LoadUnsafe(ref first, (nuint)at), present);
            earliest = Vector256.Min(earliest, past);
            (present - past).StoreUnsafe(ref first, (nuint)at);
        }

        var least = time;
        for (; at < instants.Length; at++)
        {
            var past = Math.Min(instants[at], time);
            (least, instants[at]) = (Math.Min(least, past), time - past);
        }

        return instants.Length < lanes ? least
            : Math.Min(Math.Min(Math.Min(earliest[0], earliest[1]), Math.Min(earliest[2], earliest[3])), least);
    }

    /// <summary>All reads of one activation, where what is newest is read, which is never out of date.</summary>
    private (long Oldest, long OutOfDate) ReadNewest(Stretch stretch, ReadOnlySpan<int> sources, long time)
    {
        var oldest = time;
        foreach (var source in sources)
        {
            var born = stretch.BirthOf(source, NewestBefore(stretch, source, time));
            oldest = Math.Min(oldest, born);
            _staleReads += _bound <= 0 ? 1 : 0;
            _counts.Ages.Add(time - born);
        }

        _counts.Staleness.Add(0, sources.Length);
        return (oldest, time);
    }

    /// <summary>Whether a node may have acted more often since an instant than the largest lag says; most are ruled out at hand.</summary>
    private bool IsWithinReach(in NodeHistory own, long instant, long time) =>
        instant < (_lag == 0 ? time : own.Birth(Math.Min(_lag, NodeHistory.Recent) - 1))
        && instant < _nodes.WithinReach(own, _lag);

    /// <summary>
    /// Whether more versions of a source than the largest lag says may have been published since one that is read; most are ruled out by
    /// what stands some births behind its own. Where that is of another node, it is not known.
    /// </summary>
    private bool MayBeFurther(long[] times, int place, int source, long next, long time)
    {
        var at = (long)place + source + _lag + 1;
        return (place >= 0 && at < times.Length ? times[at] : next) < time;
    }

    private void FindLag(Stretch stretch, int source, int version, long time)
    {
        var other = version + _lag + 1;
        ref readonly var part = ref stretch.Parts[source];
        if (other < part.First || (other <= stretch.LastOf(source) && stretch.Times[part.Start + source + other - part.First] < time))
        {
            _lag = NewestBefore(stretch, source, time) - version;
        }
    }

    /// <summary>The newest version of a node that was published before an instant of the stretch.</summary>
    private static int NewestBefore(Stretch stretch, int node, long time) =>
        stretch.Parts[node].First - 1 + stretch.CountBefore(node, time);

    /// <summary>
    /// The oldest version of a node whose birth can still matter: what is read was superseded after the oldest one kept was born.
    /// </summary>
    private int Needed(Stretch stretch, int node)
    {
        ref readonly var own = ref _nodes[node];
        var horizon = own.NewestBirth;
        foreach (var source in _graph.InNeighbours(node))
        {
            ref readonly var part = ref stretch.Parts[source];
            horizon = _unheard[source] > 0 ? 0 : Math.Min(horizon, stretch.BirthOf(source, part.Oldest));
        }

        return own.Newest - _nodes.CountAfter(own, horizon);
    }

    /// <summary>Takes note of which in-neighbours it has read something of, at its last activation.</summary>
    private void HearAll(Stretch stretch, ref NodeHistory own, int node, int turn)
    {
        var sources = _graph.InNeighbours(node);
        var row = stretch.Parts[node].Row + (turn * sources.Length);
        for (var slot = 0; slot < sources.Length; slot++)
        {
            ref var heard = ref _heard[_graph.InArc(node, slot)];
            var version = stretch.HasMail ? (int)(stretch.Reads[row + slot] >> 32)
                : NewestBefore(stretch, sources[slot], own.Last);
            if (!heard && version > 0)
            {
                heard = true;
                own.Unread--;
                _unheard[sources[slot]]--;
            }
        }
    }

    private void ExpectBirths(Stretch stretch, int node)
    {
        _nodes.Expect(node);
        if (!stretch.HasMail)
        {
            return;
        }

        var (at, end) = (stretch.Parts[node].Row, stretch.Parts[node + 1].Row);
        for (var sources = _graph.InNeighbours(node); at < end; at += sources.Length)
        {
            for (var slot = 0; slot < sources.Length; slot++)
            {
                stretch.ExpectBirths(sources[slot], (int)stretch.Reads[at + slot]);
            }
        }
    }
}
