namespace Hogwild.Simulation;

/// <summary>
/// Another clock whose first activations are spread over a time by the golden ratio: the node with key k begins at the fraction ½ + kφ (mod
/// 1) of it, φ = 1.618…, whose multiples are Weyl's sequence. No node needs to know how many there are. The gaps between the first
/// activations of keys 0 to n − 1 are not even: they have two or three lengths, the longest up to φ² = 2.62 times the shortest.
/// </summary>
/// <param name="Of">The other clock.</param>
/// <param name="Over">The time, positive; one period, for instance.</param>
public sealed record StaggeredClock(IClock Of, TimeSpan Over) : IClock
{
    // 2⁶⁴ / φ, to the nearest odd number.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) => count == 0
        ? 1 + (long)Math.BigMul((1UL << 63) + ((ulong)(uint)key * Golden), (ulong)Over.Ticks, out _)
        : Of.Next(draws, key, count, now);
}
