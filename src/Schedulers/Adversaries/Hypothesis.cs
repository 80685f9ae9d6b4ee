using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// The world as it would be after some moves that nobody has made: what is published, and on top of it versions that only exist here. It
/// follows the rules of the network: what is computed at an instant can be read from the next one on. Immutable; branches share what they
/// have in common.
/// </summary>
internal sealed class Hypothesis
{
    private readonly IWorld _world;
    private readonly int[] _known;
    private readonly int[] _newest;
    private readonly long[] _last;
    private readonly (long Born, double[] Numbers)[][] _added;

    /// <summary>The world as it is.</summary>
    /// <param name="world">The world, in the first question of an instant.</param>
    /// <param name="last">When each node last acted, in ticks.</param>
    public Hypothesis(IWorld world, long[] last)
    {
        var nodes = world.Graph.NodeCount;
        (_world, _last) = (world, [.. last]);
        _known = [.. Enumerable.Range(0, nodes).Select(world.Version)];
        _newest = [.. _known];
        _added = new (long, double[])[nodes][];
        Array.Fill(_added, []);
        Effort = new Effort();
    }

    private Hypothesis(Hypothesis before)
    {
        (_world, _known, Effort) = (before._world, before._known, before.Effort);
        (_newest, _last, _added) = ([.. before._newest], [.. before._last], [.. before._added]);
    }

    /// <summary>How often the rule has been evaluated, in this and all related branches.</summary>
    public Effort Effort { get; }

    /// <summary>The graph.</summary>
    public Graph Graph => _world.Graph;

    /// <summary>Numbers in a state.</summary>
    public int StateSize => _world.Rule.StateSize;

    /// <summary>When a node last acted, in ticks.</summary>
    public long Last(int node) => _last[node];

    /// <summary>Whether a node of a layered rule has computed its last layer.</summary>
    public bool IsFinished(int node) => LayerOf(node) == _world.Rule.Depth;

    /// <summary>The newest state of a node.</summary>
    public ReadOnlySpan<double> State(int node) =>
        _added[node] is [.., var (_, numbers)] ? numbers.AsSpan(0, StateSize) : _world.State(node);

    /// <summary>The states of all nodes, row by row.</summary>
    public double[] States()
    {
        var states = new double[Graph.NodeCount * StateSize];
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            State(node).CopyTo(states.AsSpan(node * StateSize));
        }

        return states;
    }

    /// <summary>The newest version of every in-neighbour.</summary>
    public int[] Newest(int node) => [.. Graph.InNeighbours(node).ToArray().Select(source => _newest[source])];

    /// <summary>The oldest version of every in-neighbour that was superseded after <paramref name="after"/> ticks.</summary>
    public int[] Oldest(int node, long after) => [.. Graph.InNeighbours(node).ToArray().Select(source => OldestOf(source, after))];

    /// <summary>What a node would compute from given versions.</summary>
    public Move Try(int node, long now, int[] read)
    {
        var rule = _world.Rule;
        var views = new View[read.Length];
        for (var slot = 0; slot < read.Length; slot++)
        {
            views[slot] = ViewOf(Graph.InArc(node, slot), read[slot]);
        }

        var degree = Graph.OutDegree(node);
        var numbers = new double[rule.StateSize + (rule.ArcSize * degree)];
        rule.Update(
            new Activation { Node = node, Count = _newest[node], Layer = LayerOf(node), Time = now },
            State(node),
            new Inbox(views, rule.SharedSize, rule.ArcSize),
            numbers.AsSpan(0, rule.StateSize),
            new Outbox(numbers.AsSpan(rule.StateSize), rule.ArcSize, degree));
        Effort.Spent++;
        return new Move([.. read], numbers);
    }

    /// <summary>What follows from the moves of one instant; null for a node that stays as it is.</summary>
    public Hypothesis After(long now, IReadOnlyList<Move?> moves)
    {
        var after = new Hypothesis(this);
        for (var node = 0; node < moves.Count; node++)
        {
            if (moves[node] is { } move)
            {
                after._newest[node]++;
                after._last[node] = now;
                after._added[node] = [.. _added[node], (now, move.Numbers)];
            }
        }

        return after;
    }

    private int LayerOf(int node) => _world.Layer(node) + (_world.Rule.Depth == int.MaxValue ? 0 : _newest[node] - _known[node]);

    private int OldestOf(int node, long after)
    {
        var version = _newest[node];
        while (version > _known[node] && _added[node][version - _known[node] - 1].Born > after)
        {
            version--;
        }

        return version > _known[node] ? version : _world.OldestSupersededAfter(node, after);
    }

    private View ViewOf(int arc, int version)
    {
        var source = Graph.Source(arc);
        return version <= _known[source]
            ? _world.Published(arc, version)
            : new View(_added[source][version - _known[source] - 1].Numbers, 0, StateSize + (Graph.OutSlot(arc) * _world.Rule.ArcSize));
    }
}
