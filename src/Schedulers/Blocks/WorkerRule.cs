using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// What workers compute, as a rule on their graph: the state of a worker is all that its nodes have published. Its nodes read each other
/// in what the worker held before (Jacobi), and nodes of other workers in the version that is read of these. Where the rule of the nodes
/// sends messages along arcs, a worker of several nodes does two exchanges, all messages and a tick later all states.
/// </summary>
/// <param name="rule">The rule of the nodes.</param>
/// <param name="layout">Where the numbers of nodes lie.</param>
internal sealed class WorkerRule(IUpdateRule rule, BlockLayout layout) : IUpdateRule
{
    private readonly Partition _partition = layout.Partition;

    /// <inheritdoc/>
    public int StateSize => layout.Size;

    /// <inheritdoc/>
    public int Depth => rule.Depth;

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        foreach (var member in _partition.NodesOf(node))
        {
            rule.Initialize(member, state[layout.StateOf(member)], layout.OutboxOf(member, state));
        }
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var others = new double[inbox.Count][];
        for (var slot = 0; slot < others.Length; slot++)
        {
            others[slot] = inbox[slot].ToArray();
        }

        var before = own.ToArray();
        if (rule.ArcSize == 0 || _partition.NodesOf(now.Node).Length == 1)
        {
            Exchange(now.Node, Asked(now, now.Exchange, now.Count, now.Time), before, others, next);
            return;
        }

        var middle = new double[layout.Size];
        Exchange(now.Node, Asked(now, Simulation.Exchange.Messages, 2 * now.Count, now.Time - 1), before, others, middle);
        Exchange(now.Node, Asked(now, Simulation.Exchange.State, (2 * now.Count) + 1, now.Time), middle, others, next);
    }

    private static Activation Asked(in Activation now, Exchange exchange, int count, long time) =>
        new() { Node = now.Node, Count = count, Layer = now.Layer, Time = time, Exchange = exchange };

    private void Exchange(int worker, in Activation asked, double[] before, double[][] others, Span<double> next)
    {
        var (graph, first) = (_partition.Graph, _partition.Quotient.InArc(worker, 0));
        foreach (var member in _partition.NodesOf(worker))
        {
            var views = new View[graph.InDegree(member)];
            for (var slot = 0; slot < views.Length; slot++)
            {
                var arc = graph.InArc(member, slot);
                var cut = _partition.QuotientArc(arc);
                views[slot] = layout.ViewOf(arc, cut < 0 ? before : others[cut - first]);
            }

            if (asked.Exchange == Simulation.Exchange.State)
            {
                var (start, length) = layout.MessagesOf(member);
                before.AsSpan(start, length).CopyTo(next[start..]);
            }

            var own = new Activation
            {
                Node = member, Count = asked.Count, Layer = asked.Layer, Time = asked.Time, Exchange = asked.Exchange,
            };
            var inbox = new Inbox(views, rule.SharedSize, rule.ArcSize);
            rule.Update(own, before.AsSpan(layout.StateOf(member)), inbox, next[layout.StateOf(member)], layout.OutboxOf(member, next));
        }
    }
}
