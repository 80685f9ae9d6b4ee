using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Where the numbers of nodes lie in what their worker holds: node by node the state, and then a message per out-slot, where the rule sends
/// messages along arcs.
/// </summary>
internal sealed class BlockLayout
{
    private readonly int[] _starts;
    private readonly IUpdateRule _rule;

    /// <summary>The layout of all workers.</summary>
    /// <param name="partition">Who works for whom.</param>
    /// <param name="rule">The rule of the nodes.</param>
    public BlockLayout(Partition partition, IUpdateRule rule)
    {
        (Partition, _rule, _starts) = (partition, rule, new int[partition.Graph.NodeCount]);
        for (var worker = 0; worker < partition.Count; worker++)
        {
            var size = 0;
            foreach (var member in partition.NodesOf(worker))
            {
                _starts[member] = size;
                size += rule.StateSize + MessagesOf(member).Length;
            }

            Size = Math.Max(Size, size);
        }
    }

    /// <summary>Who works for whom.</summary>
    public Partition Partition { get; }

    /// <summary>Numbers that a worker holds; of one that has fewer, the rest is 0.</summary>
    public int Size { get; }

    /// <summary>The state of a node, in what its worker holds.</summary>
    public Range StateOf(int node) => _starts[node]..(_starts[node] + _rule.StateSize);

    /// <summary>Its messages, one per out-slot.</summary>
    public (int Start, int Length) MessagesOf(int node) =>
        (_starts[node] + _rule.StateSize, Partition.Graph.OutDegree(node) * _rule.ArcSize);

    /// <summary>Its messages, to be written.</summary>
    /// <param name="node">The node.</param>
    /// <param name="block">What its worker holds.</param>
    public Outbox OutboxOf(int node, Span<double> block)
    {
        var (start, length) = MessagesOf(node);
        return new Outbox(block.Slice(start, length), _rule.ArcSize, Partition.Graph.OutDegree(node));
    }

    /// <summary>What is read through an arc between nodes.</summary>
    /// <param name="arc">The arc.</param>
    /// <param name="block">What the worker of its source holds.</param>
    public View ViewOf(int arc, double[] block)
    {
        var source = Partition.Graph.Source(arc);
        return new View(block, _starts[source], MessagesOf(source).Start + (Partition.Graph.OutSlot(arc) * _rule.ArcSize));
    }
}
