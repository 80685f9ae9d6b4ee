using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A share of the nodes is slow: they act in a step with probability 1/slowdown only, all others in every step. Everybody reads what is
/// newest.
/// </summary>
/// <param name="step">The grid, in ticks.</param>
/// <param name="share">The share of slow nodes, 0 to 1, rounded up to whole nodes; which ones is drawn.</param>
/// <param name="slowdown">The mean gap of a slow node in steps, at least 1.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class Stragglers(long step, double share, double slowdown, Draws draws) : GridScheduler
{
    private readonly GeometricGap _gap = new(1 / slowdown, step, int.MaxValue);
    private bool[] _slow = [];

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override bool LeavesReads => true;

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(slowdown, 1);
        _slow = Chosen.Nodes(world.Graph, share, draws);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => IsSlow(node)
        ? _gap.Next(now, draws.Uniform(Purpose.Clock, (uint)World.Graph.Key(node), count))
        : Ticks.After(now, step);

    /// <inheritdoc/>
    public override int NextAll(int node, int count, long now, long until, Span<long> times) => IsSlow(node)
        ? DrawnInstants.NextAll(_gap, draws, World.Graph.Key(node), count, now, until, times)
        : Instants.Even(now, step, until, times);

    private bool IsSlow(int node) => _slow[node] && slowdown > 1;
}
