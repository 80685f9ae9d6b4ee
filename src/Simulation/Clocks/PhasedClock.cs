namespace Hogwild.Simulation;

/// <summary>Another clock whose first activation is at a given instant.</summary>
/// <param name="Of">The other clock.</param>
/// <param name="Phase">The instant of the first activation of every node, positive.</param>
public sealed record PhasedClock(IClock Of, TimeSpan Phase) : IClock
{
    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) => count == 0 ? Phase.Ticks : Of.Next(draws, key, count, now);
}
