namespace Hogwild.Simulation;

/// <summary>How messages travel along an arc: each is lost with some probability and otherwise takes a random time. They may overtake.</summary>
/// <param name="Delay">The distribution of the time taken; less than a tick counts as one tick.</param>
/// <param name="Loss">The probability that a message never arrives, 0 to 1; default 0.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed record Link(IDistribution Delay, double Loss = 0)
{
    /// <summary>When a message arrives, in ticks, or <see cref="Ticks.Never"/>.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="arc">The entity of the arc, from <see cref="Draws.ArcEntity"/>.</param>
    /// <param name="version">Number of the version that is sent.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    public long Arrival(Draws draws, ulong arc, int version, long now) =>
        Loss > 0 && draws.Uniform(Purpose.Loss, arc, version) < Loss
            ? Ticks.Never
            : Ticks.After(now, Ticks.FromDraw(Delay.Quantile(draws.Uniform(Purpose.Delay, arc, version))));
}
