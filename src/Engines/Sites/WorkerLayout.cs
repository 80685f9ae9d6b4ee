using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// Where in the memory of one worker everything lies that it computes with: two copies of its own nodes, since they read what the
/// activation before has published, and behind them what it knows of nodes of other workers, worker after worker. What one worker packs
/// for another is laid out as the other one keeps it.
/// </summary>
internal sealed class WorkerLayout
{
    private readonly int[] _starts;
    private readonly int[] _inStarts;
    private readonly int[] _states;
    private readonly int[] _messages;

    /// <summary>The memory of one worker.</summary>
    /// <param name="partition">Who works for whom, on the graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="part">Number of the worker.</param>
    public WorkerLayout(Partition partition, IUpdateRule rule, int part)
    {
        (Partition, Rule, Part) = (partition, rule, part);
        Nodes = partition.NodesOf(part).ToArray();
        _starts = new int[Nodes.Length + 1];
        for (var k = 0; k < Nodes.Length; k++)
        {
            _starts[k + 1] = checked(_starts[k] + StrideOf(Nodes[k]));
        }

        Outside = FindOutside();
        InParts = [.. Outside.Select(item => partition.PartOf(item.Node)).Distinct()];
        Size = Outside.Length == 0 ? OutsideAt : Outside[^1].At + Outside[^1].Size;
        _inStarts = new int[Nodes.Length + 1];
        for (var k = 0; k < Nodes.Length; k++)
        {
            _inStarts[k + 1] = _inStarts[k] + Graph.InDegree(Nodes[k]);
        }

        (_states, _messages) = (new int[_inStarts[^1]], new int[rule.ArcSize > 0 ? _inStarts[^1] : 0]);
        FindReads();
        OutParts = FindOutParts();
    }

    /// <summary>Who works for whom.</summary>
    public Partition Partition { get; }

    /// <summary>The graph.</summary>
    public Graph Graph => Partition.Graph;

    /// <summary>What nodes compute.</summary>
    public IUpdateRule Rule { get; }

    /// <summary>Number of the worker.</summary>
    public int Part { get; }

    /// <summary>Its nodes, ascending.</summary>
    public int[] Nodes { get; }

    /// <summary>The nodes of others that it reads, by worker and number.</summary>
    public OutsideNode[] Outside { get; }

    /// <summary>The workers that it reads, ascending.</summary>
    public int[] InParts { get; }

    /// <summary>The workers that read it, ascending.</summary>
    public int[] OutParts { get; }

    /// <summary>How many numbers one copy of its own nodes has.</summary>
    public int OwnSize => _starts[^1];

    /// <summary>Where what it knows of others begins.</summary>
    public int OutsideAt => checked(2 * OwnSize);

    /// <summary>How many numbers there are in all.</summary>
    public int Size { get; }

    /// <summary>The most in-arcs of one of its nodes.</summary>
    public int MostSlots => Nodes.Select(Graph.InDegree).DefaultIfEmpty(0).Max();

    /// <summary>Whether it renews messages first and then states: one exchange would not be a synchronous round within.</summary>
    public bool IsTwice => Rule.ArcSize > 0 && Nodes.Length > 1;

    /// <summary>Where the numbers of its k-th node begin in a copy: its state, and one message after the other.</summary>
    public int StartOf(int k) => _starts[k];

    /// <summary>Which of the nodes outside an in-arc of its k-th node comes from; −1 for one of its own.</summary>
    public int OutsideOf(int k, int slot) =>
        _states[_inStarts[k] + slot] is var at && at < OutsideAt ? -1 : FindOutside(Graph.InNeighbours(Nodes[k])[slot]);

    /// <summary>Where the message that its k-th node reads through an in-arc lies.</summary>
    public int MessageOf(int k, int slot) => _messages[_inStarts[k] + slot];

    /// <summary>The numbers read through the in-arcs of its k-th node.</summary>
    /// <param name="k">Which of its nodes.</param>
    /// <param name="buffer">Its memory.</param>
    /// <param name="shift">0 where the first copy of its own nodes is read, else how far the second one is.</param>
    /// <param name="views">Receives a view an in-arc.</param>
    public Span<View> Views(int k, double[] buffer, int shift, View[] views)
    {
        var (start, count) = (_inStarts[k], _inStarts[k + 1] - _inStarts[k]);
        for (var slot = 0; slot < count; slot++)
        {
            var state = _states[start + slot];
            var by = state < OutsideAt ? shift : 0;
            views[slot] = new View(buffer, state + by, _messages.Length == 0 ? 0 : _messages[start + slot] + by);
        }

        return views.AsSpan(0, count);
    }

    /// <summary>What it tells another worker: parts of a copy of its own nodes, in the order in which the other one keeps them.</summary>
    /// <param name="reader">The other worker.</param>
    public IEnumerable<(int At, int Length)> PackingFor(int reader)
    {
        for (var k = 0; k < Nodes.Length; k++)
        {
            var isRead = false;
            foreach (var arc in ArcsTo(Nodes[k], reader))
            {
                if (!isRead)
                {
                    yield return (_starts[k], Rule.SharedSize);
                }

                isRead = true;
                if (Rule.ArcSize > 0)
                {
                    yield return (_starts[k] + Rule.StateSize + (Graph.OutSlot(arc) * Rule.ArcSize), Rule.ArcSize);
                }
            }
        }
    }

    private int StrideOf(int node) => checked(Rule.StateSize + (Rule.ArcSize * Graph.OutDegree(node)));

    private IEnumerable<int> ArcsTo(int node, int part) =>
        Graph.OutArcs(node).ToArray().Where(arc => Partition.PartOf(Graph.Target(arc)) == part);

    private OutsideNode[] FindOutside()
    {
        var at = OutsideAt;
        var found = new HashSet<int>();
        foreach (var node in Nodes)
        {
            foreach (var source in Graph.InNeighbours(node))
            {
                if (Partition.PartOf(source) != Part)
                {
                    found.Add(source);
                }
            }
        }

        return Array.ConvertAll([.. found.OrderBy(Partition.PartOf).ThenBy(node => node)], node =>
        {
            var item = new OutsideNode(node, at, Rule.SharedSize + (Rule.ArcSize == 0 ? 0 : Rule.ArcSize * ArcsTo(node, Part).Count()));
            at = checked(at + item.Size);
            return item;
        });
    }

    private int[] FindOutParts()
    {
        var found = new SortedSet<int>();
        foreach (var node in Nodes)
        {
            foreach (var arc in Graph.OutArcs(node))
            {
                if (Partition.PartOf(Graph.Target(arc)) is var other && other != Part)
                {
                    found.Add(other);
                }
            }
        }

        return [.. found];
    }

    private int FindOutside(int node)
    {
        var (low, high) = (0, Outside.Length - 1);
        var wanted = (Partition.PartOf(node), node);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = (Partition.PartOf(Outside[middle].Node), Outside[middle].Node).CompareTo(wanted) < 0
                ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void FindReads()
    {
        for (var k = 0; k < Nodes.Length; k++)
        {
            for (var slot = 0; slot < Graph.InDegree(Nodes[k]); slot++)
            {
                var arc = Graph.InArc(Nodes[k], slot);
                var source = Graph.Source(arc);
                var isOwn = Partition.PartOf(source) == Part;
                var own = isOwn ? Array.BinarySearch(Nodes, source) : -1;
                var outside = isOwn ? default : Outside[FindOutside(source)];
                _states[_inStarts[k] + slot] = isOwn ? _starts[own] : outside.At;
                if (_messages.Length > 0)
                {
                    _messages[_inStarts[k] + slot] = isOwn ? _starts[own] + Rule.StateSize + (Graph.OutSlot(arc) * Rule.ArcSize)
                        : outside.At + Rule.SharedSize + (Rule.ArcSize * PlaceAmong(source, arc));
                }
            }
        }
    }

    private int PlaceAmong(int source, int arc)
    {
        var place = 0;
        foreach (var other in ArcsTo(source, Part))
        {
            if (other == arc)
            {
                break;
            }

            place++;
        }

        return place;
    }
}
