using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>A rule that begins where nodes were when the graph was visited before; what is sent along arcs is computed from that.</summary>
/// <param name="inner">The rule.</param>
/// <param name="graph">The graph that it was made for.</param>
/// <param name="start">n × StateSize, row by row.</param>
internal sealed class WarmRule(IUpdateRule inner, Graph graph, double[] start) : IUpdateRule
{
    /// <inheritdoc/>
    public int StateSize => inner.StateSize;

    /// <inheritdoc/>
    public int ArcSize => inner.ArcSize;

    /// <inheritdoc/>
    public bool ReadsOwn(int node) => inner.ReadsOwn(node);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        start.AsSpan(node * StateSize, StateSize).CopyTo(state);
        if (ArcSize == 0)
        {
            return;
        }

        var views = new View[graph.InDegree(node)];
        for (var slot = 0; slot < views.Length; slot++)
        {
            views[slot] = new View(start, graph.InNeighbours(node)[slot] * StateSize, 0);
        }

        for (var slot = 0; slot < outbox.Count; slot++)
        {
            outbox[slot].Clear();
        }

        var now = new Activation { Node = node, Exchange = Exchange.Messages };
        inner.Update(now, state, new Inbox(views, StateSize, 0), new double[StateSize], outbox);
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
        inner.Update(now, own, inbox, next, outbox);
}
