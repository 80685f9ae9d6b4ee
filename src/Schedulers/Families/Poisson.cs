using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Nodes act at independent, exponentially distributed gaps, rounded up to the grid, and read what is newest.</summary>
/// <param name="step">The grid, in ticks.</param>
/// <param name="period">The mean gap before rounding, in ticks.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class Poisson(long step, long period, Draws draws) : GridScheduler
{
    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now)
    {
        var gap = -period * Elementary.Log(draws.Uniform(Purpose.Clock, (uint)World.Graph.Key(node), count));
        return Ticks.After(now, (long)Math.Min(1 + Math.Floor(gap / step), int.MaxValue) * step);
    }
}
