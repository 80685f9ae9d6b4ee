namespace Hogwild.Simulation;

/// <summary>Another clock that runs at a rate of its own at each node: every gap is divided by the node's factor.</summary>
/// <param name="Of">The other clock.</param>
/// <param name="Spread">How the factors differ.</param>
public sealed record SpreadClock(IClock Of, RateSpread Spread) : IClock
{
    // Beyond every number of an activation.
    private const long Counter = 1L << 40;

    /// <summary>The factor of the node with key <paramref name="key"/>.</summary>
    public double Factor(Draws draws, int key) => Spread.Factor(draws.Uniform(Purpose.Clock, (uint)key, Counter));

    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) =>
        Of.Next(draws, key, count, now) is var next && next == Ticks.Never
            ? next
            : Ticks.After(now, Ticks.FromDraw((next - now) / Factor(draws, key)));
}
