using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A moving rule as it is at one instant, for whoever iterates it without a network.</summary>
/// <param name="rule">The moving rule.</param>
/// <param name="time">The instant, in ticks.</param>
internal sealed class EpochRule(MovingRule rule, long time) : IUpdateRule
{
    /// <inheritdoc/>
    public int StateSize => rule.StateSize;

    /// <inheritdoc/>
    public int SharedSize => rule.SharedSize;

    /// <inheritdoc/>
    public int ArcSize => rule.ArcSize;

    /// <inheritdoc/>
    public int Depth => rule.Depth;

    /// <inheritdoc/>
    public bool ReadsOwn(int node) => rule.ReadsOwn(node);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => rule.Initialize(node, state, outbox);

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) => rule.Update(
        new Activation { Node = now.Node, Count = now.Count, Layer = now.Layer, Time = time, Exchange = now.Exchange },
        own,
        inbox,
        next,
        outbox);
}
