namespace Hogwild.Simulation;

/// <summary>A memoryless clock: gaps between activations are exponentially distributed.</summary>
/// <param name="Period">The mean gap, positive.</param>
public sealed record PoissonClock(TimeSpan Period) : IClock
{
    private readonly Exponential _gap = new(Period);

    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) =>
        Ticks.After(now, Ticks.FromDraw(_gap.Quantile(draws.Uniform(Purpose.Clock, (uint)key, count))));
}
