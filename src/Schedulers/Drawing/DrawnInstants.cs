using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Instants of which each takes one draw, drawn many at a time.</summary>
internal static class DrawnInstants
{
    private const int Batch = 8;

    /// <summary>See <see cref="IScheduler.NextAll"/>.</summary>
    /// <param name="instant">What follows from a draw.</param>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="key">The stable key of the node.</param>
    /// <param name="count">How many activations it has had.</param>
    /// <param name="now">The instant of its last one, in ticks.</param>
    /// <param name="until">An instant, in ticks.</param>
    /// <param name="times">Receives the answers.</param>
    /// <returns>How many there are.</returns>
    public static int NextAll<TInstant>(
        TInstant instant, Draws draws, int key, int count, long now, long until, Span<long> times)
        where TInstant : struct, IDrawnInstant
    {
        Span<double> numbers = stackalloc double[Batch];
        for (var k = 0; k < times.Length; k++)
        {
            if (k % Batch == 0)
            {
                draws.Uniforms(Purpose.Clock, (uint)key, count + k, numbers);
            }

            var next = times[k] = instant.Next(now, numbers[k % Batch]);
            if (next >= until || next <= now)
            {
                return k + 1;
            }

            now = next;
        }

        return times.Length;
    }
}
