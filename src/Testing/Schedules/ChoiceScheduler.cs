using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Decides as <see cref="Choices"/> say, within their bound.</summary>
/// <param name="choices">The schedule.</param>
/// <param name="step">The grid, in ticks.</param>
internal sealed class ChoiceScheduler(Choices choices, long step) : IScheduler
{
    private IWorld? _world;

    /// <inheritdoc/>
    public long Retain => choices.Bound * step;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The choices are for a graph of another size.</exception>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 2);
        var (nodes, arcs) = (world.Graph.NodeCount, world.Graph.ArcCount);
        if ((choices.NodeCount, choices.ArcCount) != (nodes, arcs))
        {
            throw new ArgumentException(
                $"expected choices for {nodes} nodes and {arcs} arcs, found {choices.NodeCount} and {choices.ArcCount}", nameof(world));
        }

        _world = world;
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now)
    {
        var last = now / step;
        var next = last + 1;
        while (next < last + choices.Bound && choices.Pauses(next, node))
        {
            next++;
        }

        return next * step;
    }

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var (graph, now) = (_world!.Graph, activation.Time);
        for (var slot = 0; slot < read.Length; slot++)
        {
            var arc = graph.InArc(activation.Node, slot);
            read[slot] = newest[slot];
            if (choices.Late(now / step, arc) is > 0 and var late)
            {
                var oldest = _world.OldestSupersededAfter(graph.Source(arc), now - (choices.Bound * step));
                read[slot] = Math.Max(oldest, newest[slot] - late);
            }
        }

        return Verdict.Go;
    }
}
