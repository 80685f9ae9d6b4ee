using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Moving data at one instant, which goes forward.</summary>
/// <threadsafety>One thread an object.</threadsafety>
internal sealed class DataState
{
    private readonly MovingData _moving;
    private readonly double[] _features;
    private readonly double[] _arcFeatures;
    private readonly int[] _labels;
    private readonly byte[] _flags;
    private readonly double[] _targets;
    private readonly bool[] _absent;
    private readonly bool[] _away;
    private int _next;
    private int _awayCount;

    /// <summary>The data as they are at first.</summary>
    public DataState(MovingData moving)
    {
        var data = moving.Data;
        _moving = moving;
        (_features, _arcFeatures) = ([.. data.Features], [.. data.ArcFeatures]);
        (_labels, _flags, _targets) = ([.. data.Labels], [.. data.Flags], [.. data.Targets]);
        (_absent, _away) = (new bool[Graph.ArcCount], new bool[Graph.NodeCount]);
        if (moving.Changes is [{ World.Time: 0 } first, ..])
        {
            Apply(first, []);
            _next = 1;
        }
    }

    /// <summary>The graph with every arc that is ever there.</summary>
    public Graph Graph => _moving.Data.Graph;

    /// <summary>Whether an arc is there.</summary>
    public bool Has(int arc) => !_absent[arc];

    /// <summary>Which nodes are away; null where none is.</summary>
    public bool[]? Away => _awayCount == 0 ? null : [.. _away];

    /// <summary>Goes on to the next change.</summary>
    /// <param name="touched">Receives the nodes that it is about, ends of arcs among them; they may come several times.</param>
    /// <returns>The change; null where there are no more.</returns>
    public DataChange? Advance(List<int> touched)
    {
        if (_next == _moving.Changes.Count)
        {
            return null;
        }

        var change = _moving.Changes[_next++];
        Apply(change, touched);
        return change;
    }

    /// <summary>All nodes with the arcs that are there, and what rules look at.</summary>
    public GraphData Present() => On([.. Enumerable.Range(0, Graph.NodeCount)]) with
    {
        Sizes = _moving.Data.Sizes,
        FeatureSource = _moving.Data.FeatureSource,
        HasAllMetrics = _moving.Data.HasAllMetrics,
        TargetMean = _moving.Data.TargetMean,
        Groups = _moving.Data.Groups,
        Split = _moving.Data.Split,
        Judged = Judged,
        Labels = [.. _labels],
        Flags = [.. _flags],
        Targets = [.. _targets],
    };

    /// <summary>What is judged now, on the graph with every arc that is ever there.</summary>
    public GraphData Answers() =>
        _moving.Data with { Judged = Judged, Labels = [.. _labels], Flags = [.. _flags], Targets = [.. _targets] };

    /// <summary>Some nodes and the arcs among them that are there, with their features alone.</summary>
    /// <param name="nodes">Their numbers, ascending; their places are those of the nodes in what is returned.</param>
    public GraphData On(int[] nodes)
    {
        var builder = new GraphBuilder(nodes.Length);
        for (var place = 0; place < nodes.Length; place++)
        {
            for (var slot = 0; slot < Graph.InDegree(nodes[place]); slot++)
            {
                var arc = Graph.InArc(nodes[place], slot);
                var source = Has(arc) ? Array.BinarySearch(nodes, Graph.Source(arc)) : -1;
                _ = source < 0 ? builder : builder.AddArc(source, place);
            }
        }

        var (graph, data) = (builder.Build(), _moving.Data);
        var features = new double[nodes.Length * data.FeatureSize];
        for (var place = 0; place < nodes.Length; place++)
        {
            _features.AsSpan(nodes[place] * data.FeatureSize, data.FeatureSize).CopyTo(features.AsSpan(place * data.FeatureSize));
        }

        var arcFeatures = new double[graph.ArcCount * data.ArcFeatureSize];
        for (var arc = 0; arc < graph.ArcCount && data.ArcFeatureSize > 0; arc++)
        {
            var whole = Graph.Find(nodes[graph.Source(arc)], nodes[graph.Target(arc)]);
            _arcFeatures.AsSpan(whole * data.ArcFeatureSize, data.ArcFeatureSize).CopyTo(arcFeatures.AsSpan(arc * data.ArcFeatureSize));
        }

        return new GraphData
        {
            Graph = graph,
            FeatureSize = data.FeatureSize,
            Features = features,
            ArcFeatureSize = data.ArcFeatureSize,
            ArcFeatures = arcFeatures,
        };
    }

    /// <summary>All nodes that some nodes reach, or that reach them, over so many arcs that are there; ascending.</summary>
    public int[] Within(IEnumerable<int> nodes, int reach)
    {
        var found = new SortedSet<int>(nodes);
        if (reach == int.MaxValue)
        {
            return [.. Enumerable.Range(0, Graph.NodeCount)];
        }

        List<int> border = [.. found];
        for (var step = 0; step < reach; step++)
        {
            border = [.. border.SelectMany(NeighboursOf).Where(found.Add)];
        }

        return [.. found];
    }

    private IReadOnlyList<int>? Judged => _awayCount == 0 || _moving.Data.Groups is not null ? _moving.Data.Judged
        : [.. _moving.Data.JudgedItems.Where(item => !_away[item])];

    private List<int> NeighboursOf(int node)
    {
        var found = new List<int>();
        for (var slot = 0; slot < Graph.InDegree(node); slot++)
        {
            Add(Graph.InArc(node, slot), Graph.InNeighbours(node)[slot]);
        }

        foreach (var arc in Graph.OutArcs(node))
        {
            Add(arc, Graph.Target(arc));
        }

        return found;

        void Add(int arc, int other)
        {
            if (Has(arc))
            {
                found.Add(other);
            }
        }
    }

    private void Apply(DataChange change, List<int> touched)
    {
        var data = _moving.Data;
        foreach (var (node, row) in change.Features)
        {
            Copy(row, _features, node);
            touched.Add(node);
        }

        foreach (var (source, target, row) in change.ArcFeatures)
        {
            Copy(row, _arcFeatures, Graph.Find(source, target));
            touched.AddRange([source, target]);
        }

        foreach (var (item, values) in change.Answers)
        {
            Answer(item, values);
        }

        Move(change.World, touched);

        static void Copy(IReadOnlyList<double> row, double[] rows, int place)
        {
            for (var k = 0; k < row.Count; k++)
            {
                rows[(place * row.Count) + k] = row[k];
            }
        }
    }

    private void Move(WorldChange change, List<int> touched)
    {
        Show(change.Back, false);
        Show(change.Gone, true);
        Leave(change.Joined, false);
        Leave(change.Left, true);

        void Show(IReadOnlyList<(int Source, int Target)> arcs, bool isAbsent)
        {
            foreach (var (source, target) in arcs)
            {
                _absent[Graph.Find(source, target)] = isAbsent;
                touched.AddRange([source, target]);
            }
        }

        void Leave(IReadOnlyList<int> nodes, bool leaves)
        {
            foreach (var node in nodes)
            {
                _awayCount += _away[node] == leaves ? 0 : leaves ? 1 : -1;
                _away[node] = leaves;
                touched.Add(node);
            }
        }
    }

    private void Answer(int item, IReadOnlyList<double> values)
    {
        for (var k = 0; k < values.Count; k++)
        {
            if (_labels.Length > 0)
            {
                _labels[item] = (int)values[k];
            }
            else if (_flags.Length > 0)
            {
                _flags[(item * values.Count) + k] = (byte)values[k];
            }
            else
            {
                _targets[(item * values.Count) + k] = values[k];
            }
        }
    }
}
