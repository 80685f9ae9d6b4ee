namespace Hogwild.Simulation;

/// <summary>
/// The nodes of a graph in parts, each of which one worker has: parts are numbered by their first nodes, 0 to p − 1, and none is empty. The
/// quotient graph has a node a part, with its number as key, and an arc wherever an arc leads from a node of one to a node of another; a
/// part of one node has that to itself besides, if the node has. Immutable.
/// </summary>
/// <threadsafety>Safe to share between runs.</threadsafety>
public sealed class Partition
{
    private readonly int[] _parts;
    private readonly int[] _starts;
    private readonly int[] _members;
    private readonly int[] _quotientArcs;

    private Partition(Graph graph, int[] parts, int count)
    {
        (Graph, _parts, Count) = (graph, parts, count);
        _starts = new int[count + 1];
        foreach (var part in parts)
        {
            _starts[part + 1]++;
        }

        for (var part = 0; part < count; part++)
        {
            _starts[part + 1] += _starts[part];
        }

        // Equal keys stay in the order of nodes.
        _members = [.. Enumerable.Range(0, parts.Length).OrderBy(node => parts[node])];
        var builder = new GraphBuilder(count);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            if (IsCut(arc))
            {
                builder.AddArc(PartOf(graph.Source(arc)), PartOf(graph.Target(arc)));
            }
        }

        Quotient = builder.Build();
        _quotientArcs = [.. Enumerable.Range(0, graph.ArcCount).Select(arc =>
            IsCut(arc) ? Quotient.Find(PartOf(graph.Source(arc)), PartOf(graph.Target(arc))) : -1)];
        CutArcs = Enumerable.Range(0, graph.ArcCount).Count(arc => parts[graph.Source(arc)] != parts[graph.Target(arc)]);
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The graph of the parts.</summary>
    public Graph Quotient { get; }

    /// <summary>How many parts there are.</summary>
    public int Count { get; }

    /// <summary>How many arcs lead from one part to another.</summary>
    public int CutArcs { get; }

    /// <summary>Parts by any numbers: those that are equal are one part.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="numbers">A number a node.</param>
    /// <exception cref="ArgumentException">There is another number of numbers.</exception>
    public static Partition Of(Graph graph, IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count != graph.NodeCount)
        {
            throw new ArgumentException($"expected {graph.NodeCount} numbers, one a node, found {numbers.Count}", nameof(numbers));
        }

        var known = new Dictionary<int, int>();
        var parts = new int[graph.NodeCount];
        for (var node = 0; node < parts.Length; node++)
        {
            if (!known.TryGetValue(numbers[node], out parts[node]))
            {
                known[numbers[node]] = parts[node] = known.Count;
            }
        }

        return new Partition(graph, parts, known.Count);
    }

    /// <summary>Parts of equal size, but for one node, of nodes in the order of a hash of their keys: neighbours are anywhere.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="count">How many parts, at least 1; of fewer nodes each is a part.</param>
    public static Partition ByHash(Graph graph, int count)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return InOrder(graph, count, [.. Enumerable.Range(0, graph.NodeCount)
            .OrderBy(node => StableHash.Add(StableHash.Start, graph.Key(node)))]);
    }

    /// <summary>
    /// Parts of equal size, but for one node, of nodes in the order of a breadth-first search over arcs in both directions, from the first
    /// node on, and from the first that has not been found where there are several components: neighbours are often together.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="count">How many parts, at least 1; of fewer nodes each is a part.</param>
    public static Partition ByBreadth(Graph graph, int count)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (order, found) = (new List<int>(graph.NodeCount), new bool[graph.NodeCount]);
        for (var (first, at) = (0, 0); first < graph.NodeCount; first++)
        {
            Find(first);
            for (; at < order.Count; at++)
            {
                foreach (var neighbour in graph.InNeighbours(order[at]))
                {
                    Find(neighbour);
                }

                foreach (var arc in graph.OutArcs(order[at]))
                {
                    Find(graph.Target(arc));
                }
            }
        }

        return InOrder(graph, count, order);

        void Find(int node)
        {
            if (!found[node])
            {
                found[node] = true;
                order.Add(node);
            }
        }
    }

    /// <summary>The part that a node is in.</summary>
    public int PartOf(int node) => _parts[node];

    /// <summary>The nodes of a part, ascending.</summary>
    public ReadOnlySpan<int> NodesOf(int part) => _members.AsSpan(_starts[part].._starts[part + 1]);

    /// <summary>The arc of the quotient graph that an arc belongs to; −1 within a part of several nodes.</summary>
    public int QuotientArc(int arc) => _quotientArcs[arc];

    private static Partition InOrder(Graph graph, int count, List<int> order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (numbers, parts) = (new int[order.Count], Math.Min(count, order.Count));
        for (var at = 0; at < order.Count; at++)
        {
            numbers[order[at]] = (int)((long)at * parts / order.Count);
        }

        return Of(graph, numbers);
    }

    /// <summary>A part of one node may have an arc to itself, which then is as that of the node.</summary>
    private bool IsCut(int arc) => _parts[Graph.Source(arc)] != _parts[Graph.Target(arc)]
        || (Graph.Source(arc) == Graph.Target(arc) && NodesOf(_parts[Graph.Source(arc)]).Length == 1);
}
