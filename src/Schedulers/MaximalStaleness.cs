using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Every node acts in every step and reads the oldest version that the bound admits through every arc.</summary>
/// <param name="bound">B: views are stale by just less than this.</param>
/// <param name="step">The grid, in ticks.</param>
public sealed class MaximalStaleness(Bound bound, long step) : IScheduler
{
    private readonly long _ticks = bound.InTicks(step);
    private IWorld? _world;

    /// <inheritdoc/>
    public long Retain => _ticks;

    /// <inheritdoc/>
    public void Start(IWorld world) => _world = world;

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => now + step;

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var graph = _world!.Graph;
        for (var slot = 0; slot < read.Length; slot++)
        {
            read[slot] = _world.OldestSupersededAfter(graph.Source(graph.InArc(activation.Node, slot)), activation.Time - _ticks);
        }

        return Verdict.Go;
    }
}
