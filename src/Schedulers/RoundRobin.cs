using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>One node at a time, in the order of their numbers, each reading what is newest: Gauss–Seidel. A sweep takes one step.</summary>
/// <param name="step">The time of one sweep, in ticks; at least as many as there are nodes.</param>
public sealed class RoundRobin(long step) : IScheduler
{
    private int _nodeCount;

    /// <inheritdoc/>
    public long Retain => 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A step has fewer ticks than the graph has nodes.</exception>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _nodeCount = world.Graph.NodeCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(step, _nodeCount);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => (count * step) + ((node + 1) * step / _nodeCount);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        newest.CopyTo(read);
        return Verdict.Go;
    }
}
