using System.Diagnostics;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// When a worker acts: as fast as it can, or at the instants that a clock gives, counted from one activation to the next.
/// </summary>
/// <param name="clock">The clock; null for as fast as it can.</param>
/// <param name="draws">The randomness of the run.</param>
/// <param name="worker">Number of the worker.</param>
/// <param name="started">When the run began, as a stamp of <see cref="Stopwatch"/>.</param>
internal sealed class Pacer(IClock? clock, Draws draws, int worker, long started)
{
    private const long Coarse = 20_000;
    private long _due;

    /// <summary>Whether the worker acts as fast as it can.</summary>
    public bool IsFree => clock is null;

    /// <summary>The instant, in ticks since the run began.</summary>
    public long Now => Stopwatch.GetElapsedTime(started).Ticks;

    /// <summary>Waits until the worker may act.</summary>
    /// <param name="count">How often it has acted.</param>
    /// <param name="until">When the run ends, in ticks.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Whether it may act; false where the run ends before.</returns>
    public bool Wait(int count, long until, CancellationToken stop)
    {
        var end = Math.Min(Due(count), until);
        for (var now = Now; now < end && !stop.IsCancellationRequested; now = Now)
        {
            if (end - now > Coarse)
            {
                stop.WaitHandle.WaitOne(TimeSpan.FromTicks(end - now - (Coarse / 2)));
            }
            else
            {
                Thread.Yield();
            }
        }

        return Math.Max(_due, Now) < until && !stop.IsCancellationRequested;
    }

    /// <summary>When the worker acts next, in ticks; 0 for at once. To be asked once an activation.</summary>
    /// <param name="count">How often it has acted.</param>
    public long Due(int count)
    {
        if (clock is not null)
        {
            // A worker that was kept from acting is not hurried afterwards.
            _due = clock.Next(draws, worker, count, Math.Max(_due, Now - 1));
        }

        return _due;
    }
}
