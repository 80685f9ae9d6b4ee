namespace Hogwild.Simulation;

/// <summary>When a node acts, if nothing else decides: its own clock.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface IClock
{
    /// <summary>
    /// The instant of the next activation, in ticks, after <paramref name="now"/>. A function of its arguments alone: it may be asked long
    /// before the time has come, again, for some nodes before others, and on another thread than the run's, and always says the same.
    /// </summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="key">The stable key of the node.</param>
    /// <param name="count">How many activations it has had.</param>
    /// <param name="now">The instant of its last one, in ticks; 0 where there was none.</param>
    long Next(Draws draws, int key, int count, long now);

    /// <summary>What <see cref="Next"/> says again and again, as <see cref="IScheduler.NextAll"/> has it.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="key">The stable key of the node.</param>
    /// <param name="count">How many activations it has had.</param>
    /// <param name="now">The instant of its last one, in ticks; 0 where there was none.</param>
    /// <param name="until">An instant, in ticks.</param>
    /// <param name="times">Receives the answers; what lies behind them may be overwritten.</param>
    /// <returns>How many answers there are.</returns>
    internal int NextAll(Draws draws, int key, int count, long now, long until, Span<long> times)
    {
        for (var k = 0; k < times.Length; k++)
        {
            times[k] = Next(draws, key, count + k, now);
            if (times[k] >= until || times[k] <= now)
            {
                return k + 1;
            }

            now = times[k];
        }

        return times.Length;
    }
}
