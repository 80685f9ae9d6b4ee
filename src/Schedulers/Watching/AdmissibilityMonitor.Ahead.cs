using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>
/// Where a run has been decided ahead (<see cref="IStretchWatcher"/>): when versions were born is looked up in the columns of the stretch,
/// and histories are continued a stretch at a time, node after node. The same numbers as of one activation after the other.
/// </content>
public sealed partial class AdmissibilityMonitor
{
    private Stretch? _stretch;

    /// <summary>The run goes on to a stretch.</summary>
    internal void Begin(Stretch stretch)
    {
        EndStretch();
        _stretch = stretch;
    }

    /// <summary>Takes in one activation. Messages are not followed.</summary>
    internal void Acted(in Activation activation, in StretchReads reads)
    {
        var (node, time) = (activation.Node, activation.Time);
        Counts.Gaps.Add(Gap(reads.LastOf(node), time));
        var (oldest, outOfDate, furthest) = (time, time, 0);
        for (var slot = 0; slot < reads.Versions.Length; slot++)
        {
            var (born, next) = reads.Births(slot);
            var superseded = Math.Min(time, next);
            (oldest, outOfDate) = (Math.Min(oldest, born), Math.Min(outOfDate, superseded));
            _staleReads += time - superseded >= _bound ? 1 : 0;
            Counts.Staleness.Add(time - superseded);
            Counts.Ages.Add(time - born);
            if (next < time)
            {
                furthest = Math.Max(furthest, reads.Behind(slot));
            }
        }

        (_age, _staleness) = (Math.Max(_age, time - oldest), Math.Max(_staleness, time - outOfDate));
        if (outOfDate < time)
        {
            _lag = Math.Max(_lag, Math.Max(furthest, 1 + CountAfter(node, outOfDate, reads)));
        }
    }

    /// <summary>How often a node has acted after an instant, of which version 0 is not one.</summary>
    private int CountAfter(int node, long instant, in StretchReads reads)
    {
        var (count, mayBeMore) = reads.CountAfter(node, instant);
        return mayBeMore ? count + _nodes.CountAfter(_nodes[node], instant) - reads.KeptOf(node) : count;
    }

    /// <summary>The end of what counts for the next gap of a node.</summary>
    private long LastOf(int node) => _stretch is not null && _world!.Version(node) is var newest && newest >= _stretch.Parts[node].First
        ? _stretch.BirthOf(node, newest) : _nodes[node].Last;

    /// <summary>Takes the stretch that has been done into the histories.</summary>
    private void EndStretch()
    {
        for (var node = 0; _stretch is not null && node < _graph.NodeCount; node++)
        {
            ref var own = ref _nodes[node];
            var newest = _world!.Version(node);
            for (var version = _stretch.Parts[node].First; version <= newest; version++)
            {
                if (own.IsFull)
                {
                    _nodes.MakeRoom(ref own, Needed(node));
                }

                own.Last = _stretch.BirthOf(node, version);
                _nodes.Add(ref own, own.Last);
            }

            if (own.Unread > 0 && own.Last > 0)
            {
                HearAll(ref own, node);
            }
        }

        _stretch = null;
    }

    /// <summary>Takes note of which in-neighbours it has read something of, at its last activation.</summary>
    private void HearAll(ref NodeHistory own, int node)
    {
        var (part, degree) = (_stretch!.Parts[node], _graph.InDegree(node));
        var last = part.Row + ((own.Newest - part.First) * degree);
        for (var slot = 0; slot < degree && own.Newest >= part.First; slot++)
        {
            var source = _graph.InNeighbours(node)[slot];
            ref var heard = ref _heard[_graph.InArc(node, slot)];
            if (!heard && (_stretch.HasMail ? _stretch.Reads[last + slot] >> 32 > 0 : _world!.Superseded(source, 0) < own.Last))
            {
                heard = true;
                own.Unread--;
                _unheard[source]--;
            }
        }
    }
}
