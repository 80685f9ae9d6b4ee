using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The bound of a scheduler that keeps one.</summary>
internal static class BoundedScheduler
{
    /// <summary>The bound; null where the scheduler keeps none, or only counts what breaks it.</summary>
    public static Bound? BoundOf(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.PartiallyAsynchronous partial => partial.Bound,
        SchedulerSpec.MaximalStaleness stale => stale.Bound,
        SchedulerSpec.Starvation starvation => starvation.Bound,
        SchedulerSpec.GreedyAdversary adversary => adversary.Bound,
        SchedulerSpec.LookAheadAdversary adversary => adversary.Bound,
        SchedulerSpec.Bounded { Policy: not BoundPolicy.Report } bounded => bounded.Bound,
        _ => null,
    };

    /// <summary>The scheduler with another bound; null where it keeps none.</summary>
    public static SchedulerSpec? With(SchedulerSpec scheduler, Bound bound) => scheduler switch
    {
        SchedulerSpec.PartiallyAsynchronous partial => partial with { Bound = bound },
        SchedulerSpec.MaximalStaleness stale => stale with { Bound = bound },
        SchedulerSpec.Starvation starvation => starvation with { Bound = bound },
        SchedulerSpec.GreedyAdversary adversary => adversary with { Bound = bound },
        SchedulerSpec.LookAheadAdversary adversary => adversary with { Bound = bound },
        SchedulerSpec.Bounded { Policy: not BoundPolicy.Report } bounded => bounded with { Bound = bound },
        _ => null,
    };
}
