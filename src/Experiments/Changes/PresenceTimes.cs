using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which arcs and nodes appear and vanish when. An arc is there while it is not removed and both of its nodes are there.</summary>
internal sealed class PresenceTimes
{
    private readonly Graph _graph;
    private readonly ILookup<long, SingleChange> _changes;
    private readonly bool[] _removed;
    private readonly bool[] _away;
    private readonly bool[] _absent;

    /// <summary>What is there at first.</summary>
    /// <param name="graph">The graph with every arc that is ever there.</param>
    /// <param name="first">The graph without those that are there only later.</param>
    /// <param name="changes">All changes.</param>
    public PresenceTimes(Graph graph, Graph first, IReadOnlyList<SingleChange> changes)
    {
        (_graph, _changes) = (graph, changes.ToLookup(change => change.At));
        (_removed, _away, _absent) = (new bool[graph.ArcCount], new bool[graph.NodeCount], new bool[graph.ArcCount]);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            _removed[arc] = first.Find(graph.Source(arc), graph.Target(arc)) < 0;
        }

        // What first joins was not there before.
        var nodes = changes.Where(change => change.Kind == ChangeKind.Node).GroupBy(change => change.Target);
        int[] away = [.. nodes.Where(same => same.MinBy(change => change.At)!.IsThere).Select(same => same.Key).Order()];
        Start = Changed(new WorldChange(0) { Left = away }, Enumerable.Range(0, graph.ArcCount), away, isAway: true);
    }

    /// <summary>What is not there at first.</summary>
    public WorldChange Start { get; }

    /// <summary>What appears and vanishes at an instant; to be asked in order of time.</summary>
    public WorldChange At(long time)
    {
        var arcs = new SortedSet<int>();
        foreach (var change in _changes[time].Where(change => change.Kind == ChangeKind.Arc))
        {
            var arc = _graph.Find(change.Source, change.Target);
            _removed[arc] = !change.IsThere;
            arcs.Add(arc);
        }

        var nodes = _changes[time].Where(change => change.Kind == ChangeKind.Node).OrderBy(change => change.Target).ToList();
        int[] joined = [.. nodes.Where(change => change.IsThere).Select(change => change.Target)];
        int[] left = [.. nodes.Where(change => !change.IsThere).Select(change => change.Target)];
        foreach (var node in nodes)
        {
            _away[node.Target] = !node.IsThere;
            arcs.UnionWith(_graph.OutArcs(node.Target).ToArray());
            arcs.UnionWith(Enumerable.Range(_graph.InArc(node.Target, 0), _graph.InDegree(node.Target)));
        }

        return Changed(new WorldChange(time) { Left = left, Joined = joined }, arcs, [], isAway: false);
    }

    private WorldChange Changed(WorldChange change, IEnumerable<int> arcs, int[] away, bool isAway)
    {
        foreach (var node in away)
        {
            _away[node] = isAway;
        }

        var (gone, back) = (new List<(int, int)>(), new List<(int, int)>());
        foreach (var arc in arcs)
        {
            var isAbsent = _removed[arc] || _away[_graph.Source(arc)] || _away[_graph.Target(arc)];
            if (isAbsent != _absent[arc])
            {
                (isAbsent ? gone : back).Add((_graph.Source(arc), _graph.Target(arc)));
                _absent[arc] = isAbsent;
            }
        }

        return change with { Gone = gone, Back = back };
    }
}
