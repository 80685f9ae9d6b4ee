namespace Hogwild.Simulation;

/// <summary>A clock whose gaps are independent draws of any distribution; the first one begins at the start of the run.</summary>
/// <param name="Period">The distribution of the gaps; less than a tick counts as one tick.</param>
public sealed record RenewalClock(IDistribution Period) : IClock
{
    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) =>
        Ticks.After(now, Ticks.FromDraw(Period.Quantile(draws.Uniform(Purpose.Clock, (uint)key, count))));
}
