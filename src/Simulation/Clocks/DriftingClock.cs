namespace Hogwild.Simulation;

/// <summary>Another clock that measures its gaps in a local time which runs faster or slower than that of the run.</summary>
/// <param name="Of">The other clock.</param>
/// <param name="Drift">How local time runs, the same for all nodes.</param>
public sealed record DriftingClock(IClock Of, Drift Drift) : IClock
{
    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) =>
        Of.Next(draws, key, count, now) is var next && next == Ticks.Never ? next : Drift.After(now, next - now);
}
