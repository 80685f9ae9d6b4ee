using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>The usual sets of schedules: what a claim is made <c>under</c>.</summary>
public static class Schedules
{
    /// <summary>The grid where none is given: 1 ms.</summary>
    public static TimeSpan DefaultStep { get; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Partial asynchronism (Bertsekas &amp; Tsitsiklis 1989, ch. 7): every gap at most B, every staleness less, own state fresh.
    /// </summary>
    /// <param name="bound">B, in steps, or in time, a multiple of <see cref="DefaultStep"/>.</param>
    public static ScheduleSpace PartiallyAsynchronous(Bound bound) => new() { Bound = InSteps(bound), Step = DefaultStep };

    /// <summary>Any order of activations within a bound, everybody reading what is newest.</summary>
    /// <param name="bound">B: no gap is larger.</param>
    public static ScheduleSpace AnyOrder(Bound bound) => PartiallyAsynchronous(bound) with { MayBeLate = false };

    /// <summary>Everybody acts in every step, on versions that may be stale.</summary>
    /// <param name="bound">B: staleness is less.</param>
    public static ScheduleSpace StaleReads(Bound bound) => PartiallyAsynchronous(bound) with { MayPause = false };

    private static int InSteps(Bound bound)
    {
        var steps = bound.OnGrid(DefaultStep.Ticks) / DefaultStep.Ticks;
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(bound));
        return checked((int)steps);
    }
}
