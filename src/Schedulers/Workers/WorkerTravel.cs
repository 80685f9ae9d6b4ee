using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// What messages between workers take because of where their nodes are: a message carries what the arcs between two workers need, and is
/// there when the part that goes farthest is. That is the longest delay of those of the arcs that are there when it is sent; where none is
/// there nothing is sent, and it is that of all.
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
internal sealed class WorkerTravel : IDelayTrace
{
    private readonly IDelayTrace _nodes;
    private readonly Partition _partition;
    private readonly int[][] _arcs;
    private readonly List<long>?[] _turns;

    /// <summary>Delays of the arcs of a quotient graph, whose keys are the numbers of workers.</summary>
    /// <param name="nodes">Delays between nodes.</param>
    /// <param name="partition">Who works for whom.</param>
    /// <param name="changes">When arcs vanish and appear.</param>
    public WorkerTravel(IDelayTrace nodes, Partition partition, IReadOnlyList<WorldChange> changes)
    {
        (_nodes, _partition, _turns) = (nodes, partition, new List<long>?[partition.Graph.ArcCount]);
        var arcs = new List<int>[partition.Quotient.ArcCount];
        for (var arc = 0; arc < partition.Graph.ArcCount; arc++)
        {
            if (partition.QuotientArc(arc) is var cut and >= 0)
            {
                (arcs[cut] ??= []).Add(arc);
            }
        }

        _arcs = [.. arcs.Select(some => some.ToArray())];
        foreach (var change in changes)
        {
            Turn(change.Gone, change.Time, isThere: false);
            Turn(change.Back, change.Time, isThere: true);
        }
    }

    /// <inheritdoc/>
    public int? NodeCount => _partition.Count;

    /// <inheritdoc/>
    public long Shortest => _nodes.Shortest;

    /// <inheritdoc/>
    public long Delay(int source, int target, long now)
    {
        var (there, all, graph) = (-1L, 0L, _partition.Graph);
        foreach (var arc in _arcs[_partition.Quotient.Find(source, target)])
        {
            var delay = _nodes.Delay(graph.Key(graph.Source(arc)), graph.Key(graph.Target(arc)), now);
            all = Math.Max(all, delay);
            there = IsThere(arc, now) ? Math.Max(there, delay) : there;
        }

        return there < 0 ? all : there;
    }

    /// <summary>An arc that is there at first has vanished as often as it has appeared.</summary>
    private bool IsThere(int arc, long now)
    {
        if (_turns[arc] is not { } turns)
        {
            return true;
        }

        var passed = turns.BinarySearch(now);
        return (passed < 0 ? ~passed : passed + 1) % 2 == 0;
    }

    private void Turn(IEnumerable<(int Source, int Target)> arcs, long time, bool isThere)
    {
        foreach (var arc in arcs.Select(arc => Changing.ArcOf(_partition.Graph, arc)))
        {
            var turns = _turns[arc] ??= [];
            if (turns.Count % 2 == 0 != isThere)
            {
                turns.Add(time);
            }
        }
    }
}
