namespace Hogwild.Simulation;

/// <summary>
/// Another clock whose first activations are spread evenly over a time: the node with key k begins at the fraction ½ + kφ (mod 1) of it, φ
/// the golden ratio. By Weyl's sequence the phases of any number of nodes are even, and no node needs to know how many there are.
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
