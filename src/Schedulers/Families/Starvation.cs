using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Starvation up to the bound: a share of the nodes is kept from acting for as long as the bound admits, exactly B after the last time,
/// while all others act in every step. Everybody reads what is newest.
/// </summary>
/// <param name="bound">B, a multiple of the step.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="share">The share of starved nodes, 0 to 1, rounded up to whole nodes; which ones is drawn.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class Starvation(Bound bound, long step, double share, Draws draws) : GridScheduler
{
    private readonly long _ticks = bound.OnGrid(step);
    private bool[] _starved = [];

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override bool LeavesReads => true;

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);
        _starved = Chosen.Nodes(world.Graph, share, draws);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => Ticks.After(now, GapOf(node));

    /// <inheritdoc/>
    public override int NextAll(int node, int count, long now, long until, Span<long> times) =>
        Instants.Even(now, GapOf(node), until, times);

    private long GapOf(int node) => _starved[node] ? _ticks : step;
}
