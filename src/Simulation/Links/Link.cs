namespace Hogwild.Simulation;

/// <summary>How messages travel along an arc: each is lost with some probability and otherwise takes a random time. They may overtake.</summary>
/// <param name="Delay">The distribution of the time taken; less than a tick counts as one tick.</param>
/// <param name="Loss">The probability that a message never arrives, 0 to 1; default 0.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed record Link(IDistribution Delay, double Loss = 0)
{
    private const int Part = 32;

    /// <summary>When a message arrives, in ticks, or <see cref="Ticks.Never"/>.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="arc">The entity of the arc, from <see cref="Draws.ArcEntity"/>.</param>
    /// <param name="version">Number of the version that is sent.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    public long Arrival(Draws draws, ulong arc, int version, long now)
    {
        var (delay, loss) = draws.UniformPair(Purpose.Delay, arc, version);
        return loss < Loss ? Ticks.Never : Ticks.After(now, Ticks.FromDraw(Delay.Quantile(delay)));
    }

    /// <summary>When the messages of one version arrive, one per arc: what <see cref="Arrival"/> says of each, but faster.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="arcs">The entities of the arcs.</param>
    /// <param name="version">Number of the version that is sent.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    /// <param name="arrivals">Receives an instant per arc.</param>
    public void Arrivals(Draws draws, ReadOnlySpan<ulong> arcs, int version, long now, Span<long> arrivals)
    {
        Span<double> delays = stackalloc double[Part];
        Span<double> losses = stackalloc double[Part];
        for (var start = 0; start < arcs.Length; start += Part)
        {
            var count = Math.Min(Part, arcs.Length - start);
            draws.UniformPairs(Purpose.Delay, arcs.Slice(start, count), version, delays, losses);
            Delay.Quantiles(delays[..count]);
            for (var k = 0; k < count; k++)
            {
                arrivals[start + k] = losses[k] < Loss ? Ticks.Never : Ticks.After(now, Ticks.FromDraw(delays[k]));
            }
        }
    }
}
