using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// All nodes act at once, on the grid, and read exactly the previous round; version k appears at k·step. For edge-wise rules a round is two
/// exchanges, all messages and then all states, which is gradient descent (paper, eq. 14) to rounding.
/// </summary>
/// <param name="step">The time of one round, in ticks, at least 2.</param>
/// <param name="pipelined">
/// True for one exchange a round in an edge-wise rule: the messages that are read are one round old. Same fixed point, another trajectory.
/// </param>
public sealed class Synchronous(long step, bool pipelined = false) : GridScheduler
{
    private bool _halves;

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override bool LeavesReads => !_halves;

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 2);
        _halves = world.EdgeWise && !pipelined;
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => _halves ? Instants.Half(count, step) : (count * step) + step;

    /// <inheritdoc/>
    public override int NextAll(int node, int count, long now, long until, Span<long> times) => _halves
        ? Instants.Halves(count, step, until, times)
        : Instants.EvenFrom(Next(node, count, now), now, step, until, times);

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        activation.Exchange = !_halves ? Exchange.Both : activation.Count % 2 == 0 ? Exchange.Messages : Exchange.State;
        return base.Activate(ref activation, read, newest);
    }
}
