using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>From gaps to instants one after the other, as <see cref="IScheduler.NextAll"/> has them.</summary>
internal static class Instants
{
    /// <summary>Of instants and gaps up to this one, nine add up without an overflow.</summary>
    public const long Far = 1L << 59;

    /// <summary>Instants at equal gaps.</summary>
    /// <param name="now">The instant before the first one, in ticks.</param>
    /// <param name="gap">The gap, in ticks.</param>
    /// <param name="until">The first instant that is not before this one is the last.</param>
    /// <param name="times">Receives the instants.</param>
    /// <returns>How many there are; they end where there is no more room, too, or with one that is not later than the one before.</returns>
    public static int Even(long now, long gap, long until, Span<long> times)
    {
        for (var k = 0; k < times.Length; k++)
        {
            var next = Ticks.After(now, gap);
            times[k] = next;
            if (next >= until || next <= now)
            {
                return k + 1;
            }

            now = next;
        }

        return times.Length;
    }

    /// <summary>Instants at equal gaps, from a given one on.</summary>
    /// <param name="first">The first instant, in ticks.</param>
    /// <param name="now">The instant before it, in ticks.</param>
    /// <param name="gap">The gap, in ticks.</param>
    /// <param name="until">The first instant that is not before this one is the last.</param>
    /// <param name="times">Receives the instants.</param>
    /// <returns>How many there are, as above.</returns>
    public static int EvenFrom(long first, long now, long gap, long until, Span<long> times)
    {
        if (times.IsEmpty)
        {
            return 0;
        }

        times[0] = first;
        return first >= until || first <= now ? 1 : 1 + Even(first, gap, until, times[1..]);
    }

    /// <summary>The middle and the end of every step.</summary>
    /// <param name="count">Number of the first instant: 0 for the middle of the first step.</param>
    /// <param name="step">The step, in ticks, at least 2.</param>
    /// <param name="until">The first instant that is not before this one is the last.</param>
    /// <param name="times">Receives the instants.</param>
    /// <returns>How many there are; they end where there is no more room, too.</returns>
    public static int Halves(int count, long step, long until, Span<long> times)
    {
        for (var k = 0; k < times.Length; k++)
        {
            times[k] = Half(count + k, step);
            if (times[k] >= until)
            {
                return k + 1;
            }
        }

        return times.Length;
    }

    /// <summary>One of the instants of <see cref="Halves"/>.</summary>
    public static long Half(int count, long step) => (count / 2 * step) + (count % 2 == 0 ? step / 2 : step);

    /// <summary>Instants at given gaps.</summary>
    /// <param name="now">The instant before the first one, in ticks.</param>
    /// <param name="gaps">The gaps, in ticks, positive.</param>
    /// <param name="until">The first instant that is not before this one is the last.</param>
    /// <param name="times">Receives the instants.</param>
    /// <returns>How many there are; they end with the gaps, or where there is no more room.</returns>
    public static int After(long now, ReadOnlySpan<long> gaps, long until, Span<long> times)
    {
        var most = Math.Min(gaps.Length, times.Length);
        for (var k = 0; k < most; k++)
        {
            times[k] = now = Ticks.After(now, gaps[k]);
            if (now >= until)
            {
                return k + 1;
            }
        }

        return most;
    }

    /// <summary>The sums of the first, of the first two, … of all eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Sums(Vector512<long> numbers)
    {
        // Indices outside give 0.
        numbers += Vector512.Shuffle(numbers, Vector512.Create(-1L, 0, 1, 2, 3, 4, 5, 6));
        numbers += Vector512.Shuffle(numbers, Vector512.Create(-1L, -1, 0, 1, 2, 3, 4, 5));
        return numbers + Vector512.Shuffle(numbers, Vector512.Create(-1L, -1, -1, -1, 0, 1, 2, 3));
    }
}
