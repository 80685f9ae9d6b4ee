using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>
/// Where a run has been decided ahead (<see cref="IStretchWatcher"/>): when versions were born is looked up in the columns of the stretch,
/// node after node, when somebody wants to know, and when all of it has been done: then perhaps on another core, while the run goes on.
/// Nothing here depends on the order of activations of several nodes, so these are the same numbers as of one activation after the other.
/// Messages are not followed.
/// </content>
public sealed partial class AdmissibilityMonitor
{
    // So many nodes ahead births are called for, where there are so many.
    private const int Ahead = 6;
    private const int Many = 4_000;

    // And so many ahead what is known of the nodes themselves.
    private const int Near = 2;
    private readonly Lock _taking = new();
    private Stretch? _stretch;
    private Columns? _columns;

    // The one before, until it has been taken in, which another core may do.
    private Stretch? _before;

    /// <summary>The run goes on to a stretch.</summary>
    internal void Begin(Stretch stretch, Columns columns)
    {
        LookBack();
        (_before, _stretch, _columns) = (_stretch, stretch, columns);
    }

    /// <summary>Takes in what is left of the stretch before the present one.</summary>
    internal void LookBack()
    {
        lock (_taking)
        {
            if (_before is { } before)
            {
                TakeIn(before, null);
                (_before, _hasSpans) = (null, false);
            }
        }
    }

    /// <summary>The run has ended, and columns are not what they were.</summary>
    internal void EndStretches()
    {
        CatchUp();
        (_stretch, _columns) = (null, null);
    }

    /// <summary>Takes in what has been done since the last time.</summary>
    private void CatchUp()
    {
        LookBack();
        if (_stretch is { } stretch)
        {
            TakeIn(stretch, _columns);
        }
    }

    /// <summary>Takes in what has been done of a stretch since the last time.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="columns">What has been done of it; null where all has.</param>
    private void TakeIn(Stretch stretch, Columns? columns)
    {
        if (stretch is { HasMail: false, Rounds: > 0 } && TryTakeIn(stretch, columns))
        {
            return;
        }

        if (stretch.HasMail && !_hasSpans)
        {
            FindSpans(stretch);
        }

        for (var node = 0; node < _graph.NodeCount; node++)
        {
            if (_graph.NodeCount >= Many && node + Ahead < _graph.NodeCount)
            {
                ExpectBirths(stretch, node + Ahead);
            }

            if (stretch.HasMail && node + Near < _graph.NodeCount)
            {
                _nodes.ExpectFrom(node + Near, _lag);
            }

            TakeIn(stretch, node, DoneOf(stretch, columns, node));
        }
    }

    /// <summary>Takes in what a node has done of a stretch since the last time.</summary>
    private void TakeIn(Stretch stretch, int node, int done)
    {
        ref var own = ref _nodes[node];
        ref readonly var part = ref stretch.Parts[node];
        var begun = own.Newest + 1 - part.First;
        if (begun == done)
        {
            return;
        }

        var degree = _graph.InDegree(node);
        var times = stretch.Times.AsSpan(part.Start + node + begun, done - begun);
        for (var turn = 0; turn < times.Length; turn += MostTurns)
        {
            var some = times.Slice(turn, Math.Min(MostTurns, times.Length - turn));
            if (stretch.HasMail)
            {
                TakeInMail(stretch, own, node, some, part.Row + ((begun + turn) * degree));
            }
            else
            {
                TakeInNewest(stretch, own, node, some);
            }

            own.Last = some[^1];
            Publish(stretch, ref own, node, some);
        }

        if (own.Unread > 0)
        {
            HearAll(stretch, ref own, node, done - 1);
        }
    }

    private static int DoneOf(Stretch stretch, Columns? columns, int node) =>
        columns?.DoneOf(node) ?? stretch.Parts[node + 1].Start - stretch.Parts[node].Start;

    /// <summary>Takes in activations of a node that follow each other, where what is newest is read.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="own">The history of the node.</param>
    /// <param name="node">Who acts.</param>
    /// <param name="times">When, in ticks.</param>
    private void TakeInNewest(Stretch stretch, in NodeHistory own, int node, ReadOnlySpan<long> times)
    {
        var sources = _graph.InNeighbours(node);
        TakeInGaps(own, times);
        foreach (var time in times)
        {
            _age = Math.Max(_age, time - ReadNewest(stretch, sources, time));
        }
    }

    /// <summary>All reads of one activation, where what is newest is read, which is never out of date.</summary>
    /// <returns>When the oldest of it was born, or the present.</returns>
    private long ReadNewest(Stretch stretch, ReadOnlySpan<int> sources, long time)
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
        return oldest;
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

        // What is read by turns that follow each other mostly lies in one line of the cache.
        const int turns = 4;
        var sources = _graph.InNeighbours(node);
        var (begin, last) = (stretch.Parts[node].Row, stretch.Parts[node + 1].Row - sources.Length);
        for (var at = begin; at < last; at += turns * sources.Length)
        {
            ExpectRow(stretch, sources, at);
        }

        if (last >= begin)
        {
            ExpectRow(stretch, sources, last);
            foreach (var source in sources)
            {
                CacheHint.Read(ref _spans[source]);
            }
        }
    }

    private static void ExpectRow(Stretch stretch, ReadOnlySpan<int> sources, int row)
    {
        for (var slot = 0; slot < sources.Length; slot++)
        {
            stretch.ExpectBirths(sources[slot], (int)stretch.Reads[row + slot]);
        }
    }

    /// <summary>A node has published versions that follow each other.</summary>
    private void Publish(Stretch stretch, ref NodeHistory own, int node, ReadOnlySpan<long> births)
    {
        while (!births.IsEmpty)
        {
            if (own.IsFull)
            {
                _nodes.MakeRoom(ref own, Needed(stretch, node));
            }

            births = births[_nodes.AddSome(ref own, births)..];
        }
    }
}
