using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// Delays and losses between workers of one machine, so that it stands for a network: those that a simulation would draw.
/// </summary>
/// <param name="link">What happens to messages.</param>
/// <param name="draws">The randomness of the run.</param>
internal sealed class InjectedLink(Link link, Draws draws)
{
    /// <summary>When a version arrives; <see cref="Ticks.Never"/> where it is lost.</summary>
    public long Arrival(int sender, int reader, int version, long now) =>
        link.Arrival(draws, Draws.ArcEntity(sender, reader), version, now);
}
