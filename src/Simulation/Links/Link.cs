using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <summary>
/// How messages travel along an arc: each is lost with some probability and otherwise takes a random time. They may overtake each other,
/// unless <see cref="Fifo"/>.
/// </summary>
/// <param name="Delay">The distribution of the time taken; less than a tick counts as one tick.</param>
/// <param name="Loss">The probability that a message never arrives, 0 to 1; default 0.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed record Link(IDistribution Delay, double Loss = 0)
{
    private const int Part = 32;
    private const int Many = 128;
    private const int MostDurations = 8;

    /// <summary>Losses in bursts, instead of <see cref="Loss"/>; null for none.</summary>
    public Bursts? Bursts { get; init; }

    /// <summary>Losses as they were measured, instead of <see cref="Loss"/>; null for none.</summary>
    public ILossTrace? LossTrace { get; init; }

    /// <summary>Measured delays, to which <see cref="Delay"/> is added; null for none.</summary>
    public IDelayTrace? Trace { get; init; }

    /// <summary>True where <see cref="Delay"/> is drawn once for each arc, and holds for all its messages. Default false.</summary>
    public bool IsPerArc { get; init; }

    /// <summary>The probability that a message which is not lost arrives a second time, after a delay of its own; default 0.</summary>
    public double Duplication { get; init; }

    /// <summary>No message arrives before one that was sent earlier along the same arc: it waits for it. Default false.</summary>
    public bool Fifo { get; init; }

    /// <summary>True where a message is lost or delayed by nothing but its own draw, so that <see cref="Arrival"/> tells all.</summary>
    public bool IsPlain => Bursts is null && LossTrace is null && Trace is null && !IsPerArc && Duplication == 0 && !Fifo;

    /// <summary>Measured delays or losses of a number of nodes; null where nothing is measured.</summary>
    public int? NodeCount => Trace?.NodeCount ?? LossTrace?.NodeCount;

    /// <summary>When a message on a plain link arrives, in ticks, or <see cref="Ticks.Never"/>.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="arc">The entity of the arc, from <see cref="Draws.ArcEntity"/>.</param>
    /// <param name="version">Number of the version that is sent.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    public long Arrival(Draws draws, ulong arc, int version, long now)
    {
        var (delay, loss) = draws.UniformPair(Purpose.Delay, arc, version);
        return loss < Loss ? Ticks.Never : Ticks.After(now, Ticks.FromDraw(Delay.Quantile(delay)));
    }

    /// <summary>When the messages of some versions in a row arrive, for one version after the other one per arc.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="arcs">The entities of the arcs.</param>
    /// <param name="version">Number of the first version.</param>
    /// <param name="times">When each is sent, in ticks.</param>
    /// <param name="arrivals">Receives an instant per version and arc.</param>
    [SkipLocalsInit]
    internal void Arrivals(Draws draws, ReadOnlySpan<ulong> arcs, int version, ReadOnlySpan<long> times, Span<long> arrivals)
    {
        var most = arcs.IsEmpty ? 0 : Many / arcs.Length;
        if (most <= 1 || times.Length == 1)
        {
            for (var k = 0; k < times.Length; k++)
            {
                Arrivals(draws, arcs, version + k, times[k], arrivals.Slice(k * arcs.Length, arcs.Length));
            }

            return;
        }

        // So many at once that no draw waits for the one before.
        Span<double> delays = stackalloc double[Many];
        Span<double> losses = stackalloc double[Many];
        for (var start = 0; start < times.Length; start += most)
        {
            var part = times.Slice(start, Math.Min(most, times.Length - start));
            draws.UniformPairs(Purpose.Delay, arcs, version + start, part.Length, delays, losses);
            Delay.Quantiles(delays[..(part.Length * arcs.Length)]);
            ArrivalTimes.Write(delays, losses, Loss, part, arcs.Length, arrivals[(start * arcs.Length)..]);
        }
    }

    /// <summary>How long the messages of some versions in a row take: what <see cref="Arrival"/> says of each that is sent at 0.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="arcs">The entities of the arcs.</param>
    /// <param name="version">Number of the first version.</param>
    /// <param name="count">How many versions, at most eight.</param>
    /// <param name="durations">Receives a duration per version and arc, or <see cref="Ticks.Never"/>.</param>
    internal void Durations(Draws draws, ReadOnlySpan<ulong> arcs, int version, int count, Span<long> durations)
    {
        Span<long> start = stackalloc long[MostDurations];
        start.Clear();
        Arrivals(draws, arcs, version, start[..count], durations);
    }

    /// <summary>When the messages of one version arrive, one per arc: what <see cref="Arrival"/> says of each, but faster.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="arcs">The entities of the arcs.</param>
    /// <param name="version">Number of the version that is sent.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    /// <param name="arrivals">Receives an instant per arc.</param>
    [SkipLocalsInit]
    public void Arrivals(Draws draws, ReadOnlySpan<ulong> arcs, int version, long now, Span<long> arrivals)
    {
        Span<double> delays = stackalloc double[Part];
        Span<double> losses = stackalloc double[Part];
        for (var start = 0; start < arcs.Length; start += Part)
        {
            var count = Math.Min(Part, arcs.Length - start);
            draws.UniformPairs(Purpose.Delay, arcs.Slice(start, count), version, delays, losses);
            Delay.Quantiles(delays[..count]);
            ArrivalTimes.Write(delays[..count], losses, Loss, now, arrivals[start..]);
        }
    }
}
