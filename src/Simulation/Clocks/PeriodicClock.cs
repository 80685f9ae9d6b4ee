namespace Hogwild.Simulation;

/// <summary>A clock that ticks every period, from its phase on.</summary>
/// <param name="Period">The gap, positive.</param>
/// <param name="Phase">
/// The instant of the first activation, positive; null for one drawn per node, uniform between one tick and one period.
/// </param>
public sealed record PeriodicClock(TimeSpan Period, TimeSpan? Phase = null) : IClock
{
    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) =>
        count > 0 ? Ticks.After(now, Period.Ticks)
        : Phase is { } phase ? phase.Ticks
        : Ticks.FromDraw(Period.Ticks * draws.Uniform(Purpose.Clock, (uint)key, 0));

    /// <inheritdoc/>
    int IClock.NextAll(Draws draws, int key, int count, long now, long until, Span<long> times) => count > 0
        ? Instants.Even(now, Period.Ticks, until, times)
        : Instants.EvenFrom(Next(draws, key, count, now), now, Period.Ticks, until, times);
}
