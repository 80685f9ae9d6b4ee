namespace Hogwild.Simulation;

/// <summary>
/// A directed graph with a fixed order. Arcs are numbered 0…ArcCount−1, grouped by target and sorted by source within a target, so the
/// in-slots of a node are a range of arc numbers; its out-slots are sorted by target. On an undirected graph in-slot k and out-slot k of a
/// node therefore face the same neighbour. A self-arc is allowed; parallel arcs are not. Immutable.
/// </summary>
/// <threadsafety>Safe to share between runs.</threadsafety>
public sealed class Graph
{
    private readonly int[] _inStart;
    private readonly int[] _source;
    private readonly int[] _target;
    private readonly int[] _reverse;
    private readonly int[] _outStart;
    private readonly int[] _outArc;
    private readonly int[] _outSlot;

    // None where every node's key is its number.
    private readonly int[] _keys;

    internal Graph(int nodeCount, int[] source, int[] target, int[] keys)
    {
        (NodeCount, _source, _target, _keys) = (nodeCount, LargePages.Copy(source), LargePages.Copy(target), Others(keys));
        _inStart = Starts(nodeCount, target);
        _outStart = Starts(nodeCount, source);
        if (_outStart.AsSpan().SequenceEqual(_inStart))
        {
            // One array is read faster than two.
            _outStart = _inStart;
        }

        _outArc = LargePages.For(new int[source.Length]);
        _outSlot = LargePages.For(new int[source.Length]);
        _reverse = new int[source.Length];

        // Arcs are sorted by (target, source): filling in this order sorts every node's out-slots by target.
        var filled = new int[nodeCount];
        for (var arc = 0; arc < source.Length; arc++)
        {
            _outSlot[arc] = filled[source[arc]]++;
            _outArc[_outStart[source[arc]] + _outSlot[arc]] = arc;
        }

        var undirected = true;
        for (var arc = 0; arc < source.Length; arc++)
        {
            _reverse[arc] = Find(target[arc], source[arc]);
            undirected &= _reverse[arc] >= 0;
        }

        IsUndirected = undirected;
        Hash = ComputeHash();
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Number of arcs; an undirected edge is two.</summary>
    public int ArcCount => _source.Length;

    /// <summary>True where every arc has a reverse arc. Edge-wise rules need it.</summary>
    public bool IsUndirected { get; }

    /// <summary>A hash of nodes, keys and arcs: the same for the same graph on every machine. Schedules carry it.</summary>
    public ulong Hash { get; }

    /// <summary>What ended runs have left for the next ones.</summary>
    internal SpareMemory Spares { get; } = new();

    /// <summary>The source j of arc j→i.</summary>
    public int Source(int arc) => _source[arc];

    /// <summary>The target i of arc j→i.</summary>
    public int Target(int arc) => _target[arc];

    /// <summary>The arc i→j that belongs to arc j→i, or −1.</summary>
    public int Reverse(int arc) => _reverse[arc];

    /// <summary>The stable key of a node; by default its number. Random draws use the key, so that relabelling carries over.</summary>
    public int Key(int node) => _keys.Length == 0 ? node : _keys[node];

    /// <summary>Whether the key of every node is its number.</summary>
    internal bool HasNumbersForKeys => _keys.Length == 0;

    /// <summary>Number of in-slots of a node.</summary>
    public int InDegree(int node) => _inStart[node + 1] - _inStart[node];

    /// <summary>Number of out-slots of a node.</summary>
    public int OutDegree(int node) => _outStart[node + 1] - _outStart[node];

    /// <summary>The arc behind in-slot <paramref name="slot"/> of a node.</summary>
    public int InArc(int node, int slot) => _inStart[node] + slot;

    /// <summary>The arcs behind the out-slots of a node, in their order.</summary>
    public ReadOnlySpan<int> OutArcs(int node) => _outArc.AsSpan(_outStart[node], OutDegree(node));

    /// <summary>The sources of the in-arcs of a node, ascending.</summary>
    public ReadOnlySpan<int> InNeighbours(int node) => _source.AsSpan(_inStart[node], InDegree(node));

    /// <summary>At which out-slot of their sources the in-arcs of a node leave, in the order of <see cref="InNeighbours"/>.</summary>
    internal ReadOnlySpan<int> OutSlotsOfInArcs(int node) => _outSlot.AsSpan(_inStart[node], InDegree(node));

    /// <summary>Where the out-slots of a node begin in a list of the out-slots of all nodes, one node after the other.</summary>
    public int OutStart(int node) => _outStart[node];

    /// <summary>At which out-slot of its source an arc leaves.</summary>
    public int OutSlot(int arc) => _outSlot[arc];

    /// <summary>The number of the arc from <paramref name="source"/> to <paramref name="target"/>, or −1.</summary>
    public int Find(int source, int target)
    {
        var found = InNeighbours(target).BinarySearch(source);
        return found < 0 ? -1 : _inStart[target] + found;
    }

    /// <summary>Will be asked where the arcs of a node begin.</summary>
    internal void Expect(int node)
    {
        CacheHint.Read(ref _inStart[node]);
        CacheHint.Read(ref _outStart[node]);
    }

    private static int[] Others(int[] keys) => keys.Index().All(key => key.Item == key.Index) ? [] : LargePages.Copy(keys);

    private static int[] Starts(int nodeCount, int[] ends)
    {
        var starts = LargePages.For(new int[nodeCount + 1]);
        foreach (var end in ends)
        {
            starts[end + 1]++;
        }

        for (var node = 0; node < nodeCount; node++)
        {
            starts[node + 1] += starts[node];
        }

        return starts;
    }

    private ulong ComputeHash()
    {
        var hash = StableHash.Start;
        hash = StableHash.Add(hash, NodeCount);
        hash = StableHash.Add(hash, ArcCount);
        for (var node = 0; node < NodeCount; node++)
        {
            hash = StableHash.Add(hash, Key(node));
        }

        for (var arc = 0; arc < ArcCount; arc++)
        {
            hash = StableHash.Add(StableHash.Add(hash, _source[arc]), _target[arc]);
        }

        return hash;
    }
}
