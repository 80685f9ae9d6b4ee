using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// A rule that was made for a graph under other names of its nodes, on the graph itself. Arcs are sorted by names, so that a node adds up
/// what it reads in another order; all else is the same in real numbers, and who acts when on which versions is the same to the bit.
/// </summary>
/// <threadsafety>One thread a rule: it has scratch space.</threadsafety>
internal sealed class ReorderedRule : IUpdateRule
{
    private readonly IUpdateRule _renamed;
    private readonly int[] _to;
    private readonly Graph _graph;
    private readonly int[] _inSlots;
    private readonly int[] _outSlots;
    private readonly View[] _views;
    private readonly double[] _messages;

    /// <summary>The rule on the graph.</summary>
    /// <param name="renamed">The rule, made for the graph under other names.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="to">Per node its other name; a permutation.</param>
    public ReorderedRule(IUpdateRule renamed, Graph graph, int[] to)
    {
        (_renamed, _graph, _to) = (renamed, graph, to);
        (_inSlots, _outSlots) = (new int[graph.ArcCount], new int[graph.ArcCount]);
        var most = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Sort(graph.InNeighbours(node), _inSlots.AsSpan(InStart(node), graph.InDegree(node)));
            var targets = new int[graph.OutDegree(node)];
            for (var slot = 0; slot < targets.Length; slot++)
            {
                targets[slot] = graph.Target(graph.OutArcs(node)[slot]);
            }

            Sort(targets, _outSlots.AsSpan(graph.OutStart(node), targets.Length));
            most = Math.Max(most, Math.Max(targets.Length, graph.InDegree(node)));
        }

        (_views, _messages) = (new View[most], new double[most * renamed.ArcSize]);
    }

    /// <inheritdoc/>
    public int StateSize => _renamed.StateSize;

    /// <inheritdoc/>
    public int SharedSize => _renamed.SharedSize;

    /// <inheritdoc/>
    public int ArcSize => _renamed.ArcSize;

    /// <inheritdoc/>
    public int Depth => _renamed.Depth;

    /// <inheritdoc/>
    public bool ReadsOwn(int node) => _renamed.ReadsOwn(_to[node]);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        var messages = Messages(node, outbox);
        _renamed.Initialize(_to[node], state, messages);
        Deliver(OutSlots(node), messages, outbox);
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var read = inbox.InOrder(_inSlots.AsSpan(InStart(now.Node), inbox.Count), _views);
        var messages = Messages(now.Node, outbox);
        _renamed.Update(now with { Node = _to[now.Node] }, own, read, next, messages);
        Deliver(OutSlots(now.Node), messages, outbox);
    }

    /// <summary>The slots of some neighbours in the order of their other names.</summary>
    private void Sort(ReadOnlySpan<int> neighbours, Span<int> slots)
    {
        var names = new int[neighbours.Length];
        for (var slot = 0; slot < names.Length; slot++)
        {
            (slots[slot], names[slot]) = (slot, _to[neighbours[slot]]);
        }

        names.AsSpan().Sort(slots);
    }

    private int InStart(int node) => _graph.InDegree(node) == 0 ? 0 : _graph.InArc(node, 0);

    private ReadOnlySpan<int> OutSlots(int node) => _outSlots.AsSpan(_graph.OutStart(node), _graph.OutDegree(node));

    /// <summary>Room for messages in the order of the other names, with what is there already.</summary>
    private Outbox Messages(int node, in Outbox outbox)
    {
        var messages = new Outbox(_messages, ArcSize, outbox.Count);
        var slots = OutSlots(node);
        for (var slot = 0; slot < slots.Length && ArcSize > 0; slot++)
        {
            outbox[slots[slot]].CopyTo(messages[slot]);
        }

        return messages;
    }

    private void Deliver(ReadOnlySpan<int> slots, in Outbox messages, in Outbox outbox)
    {
        for (var slot = 0; slot < slots.Length && ArcSize > 0; slot++)
        {
            messages[slot].CopyTo(outbox[slots[slot]]);
        }
    }
}
