using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <content>
/// Where all nodes act at the same instants and read what is newest, as they have from the start: everybody's gap is that of the first
/// one, and every read as old as that gap. So a round is taken in at once, as one number times the nodes, or the arcs.
/// </content>
public sealed partial class AdmissibilityMonitor
{
    /// <summary>Takes in what has been done of a stretch of rounds since the last time, if all nodes have done the same.</summary>
    private bool TryTakeIn(Stretch stretch, Columns? columns)
    {
        var (newest, last, done) = (_nodes[0].Newest, _nodes[0].Last, DoneOf(stretch, columns, 0));
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            ref readonly var own = ref _nodes[node];
            if (own.Newest != newest || own.Last != last || own.NewestBirth != last || DoneOf(stretch, columns, node) != done)
            {
                return false;
            }
        }

        var begun = newest + 1 - stretch.Parts[0].First;
        var times = stretch.Times.AsSpan(begun, done - begun);
        foreach (var time in times)
        {
            TakeInRound(time - last);
            last = time;
        }

        for (var node = 0; node < _graph.NodeCount && times.Length > 0; node++)
        {
            ref var own = ref _nodes[node];
            _nodes.AddLast(ref own, times);
            own.Last = last;
            if (own.Unread > 0)
            {
                HearAll(stretch, ref own, node, done - 1);
            }
        }

        return true;
    }

    /// <summary>All activations of an instant.</summary>
    private void TakeInRound(long gap)
    {
        var (nodes, arcs) = (_graph.NodeCount, _graph.ArcCount);
        _gap = Math.Max(_gap, gap);
        _lateGaps += gap > _bound ? nodes : 0;
        _counts.Gaps.Add(gap, nodes);
        _counts.Ages.Add(gap, arcs);
        _counts.Staleness.Add(0, arcs);
        _staleReads += _bound <= 0 ? arcs : 0;
        _age = arcs > 0 ? Math.Max(_age, gap) : _age;
    }
}
