using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Nodes act at independent, exponentially distributed gaps, rounded up to the grid, and read what is newest.</summary>
/// <param name="step">The grid, in ticks.</param>
/// <param name="period">The mean gap before rounding, in ticks.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class Poisson(long step, long period, Draws draws) : IScheduler
{
    private Graph? _graph;

    /// <inheritdoc/>
    public long Retain => 0;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _graph = world.Graph;
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now)
    {
        var gap = -period * Elementary.Log(draws.Uniform(Purpose.Clock, (uint)_graph!.Key(node), count));
        return Ticks.After(now, (long)Math.Min(1 + Math.Floor(gap / step), int.MaxValue) * step);
    }

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        newest.CopyTo(read);
        return Verdict.Go;
    }
}
