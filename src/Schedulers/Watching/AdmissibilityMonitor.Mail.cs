using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>
/// What is read by messages in a stretch: arc after arc, activations of the reader side by side. How far behind reads are is counted only
/// where it may be more than has been seen, which is seldom.
/// </content>
public sealed partial class AdmissibilityMonitor
{
    // So many activations of a node are taken in at once; columns are some vectors longer.
    private const int MostTurns = 128;
    private const int Lanes = 8;
    private readonly long[] _times = new long[MostTurns];
    private readonly long[] _oldest = new long[MostTurns];
    private readonly long[] _outOfDate = new long[MostTurns];
    private readonly long[] _born = new long[MostTurns];
    private readonly long[] _next = new long[MostTurns];
    private readonly long[] _gaps = new long[MostTurns];
    private readonly long[] _reach = new long[MostTurns];

    // See FindSpans, of the stretch that is looked at.
    private long[] _spans = [];
    private bool _hasSpans;

    /// <summary>Takes in activations of a node that follow each other.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="own">The history of the node, before the first of them.</param>
    /// <param name="node">Who acts.</param>
    /// <param name="times">When, in ticks.</param>
    /// <param name="row">Where the row of the first of them begins.</param>
    private void TakeInMail(Stretch stretch, in NodeHistory own, int node, ReadOnlySpan<long> times, int row)
    {
        var sources = _graph.InNeighbours(node);
        times.CopyTo(_times);
        Pad(_times, times.Length, times[^1]);
        _times.AsSpan(0, Padded(times.Length)).CopyTo(_oldest);
        _times.AsSpan(0, Padded(times.Length)).CopyTo(_outOfDate);
        TakeInGaps(own, times);
        var arc = stretch.Reads.AsSpan(row, times.Length * sources.Length);
        for (var slot = 0; slot < sources.Length; slot++)
        {
            TakeInArc(stretch, sources[slot], arc[slot..], sources.Length, times.Length);
        }

        TakeInWorst(own, times);
    }

    private void TakeInGaps(in NodeHistory own, ReadOnlySpan<long> times)
    {
        var last = own.Last;
        for (var turn = 0; turn < times.Length; turn++)
        {
            _gaps[turn] = Math.Max(0, times[turn] - last);
            last = times[turn];
        }

        foreach (var gap in _gaps.AsSpan(0, times.Length))
        {
            _gap = Math.Max(_gap, gap);
            _lateGaps += gap > _bound ? 1 : 0;
        }

        _counts.Gaps.Add(_gaps.AsSpan(0, times.Length));
    }

    /// <summary>What is read of one source.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="source">Who.</param>
    /// <param name="reads">What, from the first activation on.</param>
    /// <param name="degree">How far the reads of the next one are behind it.</param>
    /// <param name="turns">How many activations.</param>
    private void TakeInArc(Stretch stretch, int source, ReadOnlySpan<ulong> reads, int degree, int turns)
    {
        var isFar = LookUp(stretch, source, reads, degree, turns);
        Pad(_born, turns, Ticks.Never);
        Pad(_next, turns, Ticks.Never);
        var (most, span) = (Vector512<long>.Zero, Vector512.Create(_spans[source]));
        for (var at = 0; at < turns; at += Lanes)
        {
            var now = Vector512.Create<long>(_times.AsSpan(at));
            var born = Vector512.Min(Vector512.Create<long>(_born.AsSpan(at)), now);
            var next = Vector512.Min(Vector512.Create<long>(_next.AsSpan(at)), now);
            Vector512.Min(Vector512.Create<long>(_oldest.AsSpan(at)), born).CopyTo(_oldest.AsSpan(at));
            Vector512.Min(Vector512.Create<long>(_outOfDate.AsSpan(at)), next).CopyTo(_outOfDate.AsSpan(at));
            (now - born).CopyTo(_born.AsSpan(at));
            (now - next).CopyTo(_next.AsSpan(at));
            most = Vector512.Max(most, now - next);
        }

        if (isFar || Vector512.GreaterThanAny(most, span))
        {
            FindLagsOfArc(stretch, source, reads, degree, turns);
        }

        if (Vector512.GreaterThanOrEqualAny(most, Vector512.Create(_bound)))
        {
            foreach (var staleness in _next.AsSpan(0, turns))
            {
                _staleReads += staleness >= _bound ? 1 : 0;
            }
        }

        _counts.Staleness.Add(_next.AsSpan(0, turns));
        _counts.Ages.Add(_born.AsSpan(0, turns));
    }

    /// <summary>When what is read of a source was born, and the next version.</summary>
    /// <returns>Whether version 0 is among it, of which nothing has been kept.</returns>
    private bool LookUp(Stretch stretch, int source, ReadOnlySpan<ulong> reads, int degree, int turns)
    {
        ref var times = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(stretch.Times), source);
        ref var births = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(stretch.Births), source);
        var born = _born.AsSpan(0, turns);
        var next = _next.AsSpan(0, turns);
        var isNowhere = false;
        for (var (turn, at) = (0, 0); turn < born.Length && turn < next.Length; turn++, at += degree)
        {
            var place = (int)reads[at];
            if (place == Stretch.Nowhere)
            {
                // It was superseded before the stretch, and is kept in none after it: that may be asked while the run goes on.
                (born[turn], next[turn], isNowhere) = (0, _world!.Superseded(source, 0), true);
                continue;
            }

            ref var then = ref place >= 0 ? ref Unsafe.Add(ref times, (nint)place) : ref Unsafe.Add(ref births, (nint)~place);
            (born[turn], next[turn]) = (then, Unsafe.Add(ref then, 1));
        }

        return isNowhere;
    }

    /// <summary>The worst of them, and how often the node had acted since what it reads was superseded.</summary>
    private void TakeInWorst(in NodeHistory own, ReadOnlySpan<long> times)
    {
        var (age, staleness) = (Vector512<long>.Zero, Vector512<long>.Zero);
        for (var at = 0; at < times.Length; at += Lanes)
        {
            var now = Vector512.Create<long>(_times.AsSpan(at));
            age = Vector512.Max(age, now - Vector512.Create<long>(_oldest.AsSpan(at)));
            staleness = Vector512.Max(staleness, now - Vector512.Create<long>(_outOfDate.AsSpan(at)));
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            (_age, _staleness) = (Math.Max(_age, age[lane]), Math.Max(_staleness, staleness[lane]));
        }

        // Of each activation, when the version was born that is as many before it as the largest lag: what has been out of date for longer
        // is further behind.
        var (first, before) = (own.Newest + 1 - _lag, Math.Min(_lag, times.Length));
        _nodes.BirthsFrom(own, first, _reach.AsSpan(0, before));
        times[..^before].CopyTo(_reach.AsSpan(before));
        Pad(_reach, times.Length, 0);
        for (var at = 0; at < times.Length; at += Lanes)
        {
            if (Vector512.LessThanAny(Vector512.Create<long>(_outOfDate.AsSpan(at)), Vector512.Create<long>(_reach.AsSpan(at))))
            {
                FindOwnLags(own, times, at, Math.Min(at + Lanes, times.Length));
            }
        }
    }

    /// <summary>How often the node had acted since what it reads was superseded, for some of its activations.</summary>
    private void FindOwnLags(in NodeHistory own, ReadOnlySpan<long> times, int turn, int end)
    {
        for (; turn < end; turn++)
        {
            if (_outOfDate[turn] < _times[turn])
            {
                _lag = Math.Max(_lag, 1 + CountAfter(own, times[..turn], _outOfDate[turn]));
            }
        }
    }

    /// <summary>How many versions a node had published after an instant, those of some later activations among them.</summary>
    private int CountAfter(in NodeHistory own, ReadOnlySpan<long> times, long instant)
    {
        var count = 0;
        while (count < times.Length && times[times.Length - 1 - count] > instant)
        {
            count++;
        }

        return count < times.Length ? count : count + _nodes.CountAfter(own, instant);
    }

    /// <summary>How many versions behind the reads of one source are, where that may be more than the largest lag.</summary>
    private void FindLagsOfArc(Stretch stretch, int source, ReadOnlySpan<ulong> reads, int degree, int turns)
    {
        ref readonly var part = ref stretch.Parts[source];
        for (var turn = 0; turn < turns; turn++)
        {
            var read = reads[turn * degree];
            var (version, time) = ((int)(read >> 32), _times[turn]);
            var other = version + _lag + 1;
            if ((_next[turn] > _spans[source] || (int)read == Stretch.Nowhere) && (other < part.First
                || (other <= stretch.LastOf(source) && stretch.Times[part.Start + source + other - part.First] < time)))
            {
                _lag = NewestBefore(stretch, source, time) - version;
            }
        }
    }

    /// <summary>
    /// Per node the shortest time in which it published one version more than the largest lag, among those that are kept and those of the
    /// stretch: whoever reads what was superseded later than that before cannot be further behind.
    /// </summary>
    private void FindSpans(Stretch stretch)
    {
        _hasSpans = true;
        if (_spans.Length == 0)
        {
            _spans = new long[_graph.NodeCount];
        }

        for (var node = 0; node < _graph.NodeCount; node++)
        {
            ref readonly var part = ref stretch.Parts[node];
            var kept = stretch.Births.AsSpan(part.Kept + node, part.First - part.Oldest);
            var times = stretch.TimesOf(node);
            var span = Ticks.Never;
            for (var end = Math.Max(0, _lag - kept.Length); end < times.Length; end++)
            {
                var begin = end - _lag;
                span = Math.Min(span, times[end] - (begin >= 0 ? times[begin] : kept[^-begin]));
            }

            for (var end = _lag; end < kept.Length; end++)
            {
                span = Math.Min(span, kept[end] - kept[end - _lag]);
            }

            _spans[node] = span;
        }
    }

    /// <summary>Sets what is behind a column, up to where the last vector ends.</summary>
    private static void Pad(long[] column, int turns, long value) => column.AsSpan(turns, Padded(turns) - turns).Fill(value);

    private static int Padded(int turns) => (turns + Lanes - 1) & ~(Lanes - 1);
}
