using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>One node at a time, in the order of their numbers, each reading what is newest: Gauss–Seidel. A sweep takes one step.</summary>
/// <param name="step">The time of one sweep, in ticks; at least as many as there are nodes.</param>
public sealed class RoundRobin(long step) : GridScheduler
{
    private int _nodeCount;

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override bool LeavesReads => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A step has fewer ticks than the graph has nodes.</exception>
    public override void Start(IWorld world)
    {
        base.Start(world);
        _nodeCount = world.Graph.NodeCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(step, _nodeCount);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => (count * step) + ((node + 1) * step / _nodeCount);

    /// <inheritdoc/>
    public override int NextAll(int node, int count, long now, long until, Span<long> times) =>
        Instants.EvenFrom(Next(node, count, now), now, step, until, times);
}
