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
    public override long Next(int node, int count, long now) => _slow[node] && slowdown > 1
        ? now + (step * Geometric.Trials(1 / slowdown, draws.Uniform(Purpose.Clock, (uint)World.Graph.Key(node), count)))
        : now + step;
}
