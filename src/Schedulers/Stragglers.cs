using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A share of the nodes is slow: they act in a step with probability 1/slowdown only, all others in every step. Everybody reads what is newest.
/// </summary>
/// <param name="step">The grid, in ticks.</param>
/// <param name="share">The share of slow nodes, 0 to 1, rounded up to whole nodes; which ones is drawn.</param>
/// <param name="slowdown">The mean gap of a slow node in steps, at least 1.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class Stragglers(long step, double share, double slowdown, Draws draws) : IScheduler
{
    private Graph? _graph;
    private bool[] _slow = [];

    /// <inheritdoc/>
    public long Retain => 0;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(slowdown, 1);
        _graph = world.Graph;
        _slow = Chosen.Nodes(_graph, share, draws);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => _slow[node] && slowdown > 1
        ? now + (step * Geometric.Trials(1 / slowdown, draws.Uniform(Purpose.Clock, (uint)_graph!.Key(node), count)))
        : now + step;

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        newest.CopyTo(read);
        return Verdict.Go;
    }
}
