using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>
/// Where a run has been decided ahead (<see cref="IStretchWatcher"/>): when versions were born is looked up in the columns of the stretch,
/// node after node, when all of it has been done or somebody wants to know. Nothing here depends on the order of activations of several
/// nodes, so these are the same numbers as of one activation after the other. Messages are not followed.
/// </content>
public sealed partial class AdmissibilityMonitor
{
    // So many nodes ahead births are called for.
    private const int Ahead = 6;
    private Stretch? _stretch;
    private Columns? _columns;

    /// <summary>The run goes on to a stretch.</summary>
    internal void Begin(Stretch stretch, Columns columns)
    {
        CatchUp();
        (_stretch, _columns) = (stretch, columns);
    }

    /// <summary>Takes in what has been done of the stretch since the last time.</summary>
    private void CatchUp()
    {
        for (var node = 0; _stretch is { } stretch && node < _graph.NodeCount; node++)
        {
            if (node + Ahead < _graph.NodeCount)
            {
                ExpectBirths(stretch, node + Ahead);
            }

            ref var own = ref _nodes[node];
            ref readonly var part = ref stretch.Parts[node];
            var (begun, done) = (own.Newest + 1 - part.First, _columns!.DoneOf(node));
            for (var turn = begun; turn < done; turn++)
            {
                TakeIn(stretch, ref own, node, turn);
            }

            if (own.Unread > 0 && done > begun)
            {
                HearAll(stretch, ref own, node, done - 1);
            }
        }
    }

    /// <summary>Takes in one activation.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="own">The history of the node.</param>
    /// <param name="node">Who acts.</param>
    /// <param name="turn">The how many-th activation of the node in the stretch it is, from 0 on.</param>
    private void TakeIn(Stretch stretch, ref NodeHistory own, int node, int turn)
    {
        var sources = _graph.InNeighbours(node);
        ref readonly var part = ref stretch.Parts[node];
        var time = stretch.Times[part.Start + node + turn];
        _counts.Gaps.Add(Gap(own, time));
        var (staleness, ages) = (_counts.Staleness, _counts.Ages);
        var (oldest, outOfDate, row) = (time, time, part.Row + (turn * sources.Length));
        for (var slot = 0; slot < sources.Length; slot++)
        {
            var (version, place) = stretch.HasMail ? Read(stretch.Reads[row + slot]) : NewestBefore(stretch, sources[slot], time);
            var (born, next) = place != Stretch.Nowhere ? stretch.BirthsAt(sources[slot], place)
                : (0, _world!.Superseded(sources[slot], 0));
            var superseded = Math.Min(time, next);
            (oldest, outOfDate) = (Math.Min(oldest, born), Math.Min(outOfDate, superseded));
            _staleReads += time - superseded >= _bound ? 1 : 0;
            staleness.Add(time - superseded);
            ages.Add(time - born);
            if (next < time && MayBeFurther(stretch, sources[slot] + place, time) && IsFurther(stretch, sources[slot], version, time))
            {
                _lag = NewestBefore(stretch, sources[slot], time).Version - version;
            }
        }

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

    /// <summary>Whether a node may have acted more often since an instant than the largest lag says; most are ruled out at hand.</summary>
    private bool IsWithinReach(in NodeHistory own, long instant, long time) =>
        instant < (_lag < NodeHistory.Recent && _lag > 0 ? own.Birth(_lag - 1) : _lag == 0 ? time : own.Birth(NodeHistory.Recent - 1))
        && instant < _nodes.WithinReach(own, _lag);

    /// <summary>
    /// False where what stands next to the birth of a version rules it out. Behind the births of a node there are those of others, and then
    /// it is not known.
    /// </summary>
    private bool MayBeFurther(Stretch stretch, int at, long time) =>
        (uint)(at + _lag + 1) >= (uint)stretch.Times.Length || stretch.Times[at + _lag + 1] < time;

    /// <summary>Whether more versions of a source were published before an instant than the largest lag says.</summary>
    private bool IsFurther(Stretch stretch, int source, int version, long time)
    {
        var other = version + _lag + 1;
        ref readonly var part = ref stretch.Parts[source];
        return other < part.Oldest || (other <= stretch.LastOf(source) && stretch.BirthOf(source, other) < time);
    }

    private static (int Version, int Place) Read(ulong read) => ((int)(read >> 32), (int)read);

    /// <summary>The newest version of a node that was published before an instant of the stretch.</summary>
    private static (int Version, int Place) NewestBefore(Stretch stretch, int node, long time)
    {
        var version = stretch.Parts[node].First - 1 + stretch.CountBefore(node, time);
        return (version, stretch.PlaceOf(node, version));
    }

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
            var version = stretch.HasMail ? Read(stretch.Reads[row + slot]).Version
                : NewestBefore(stretch, sources[slot], own.Last).Version;
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
