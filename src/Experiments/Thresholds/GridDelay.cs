using Hogwild.Models;
using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>The age D of the oldest argument that a scheduler on the grid lets a gradient have; docs/theory.md, 2.3.</summary>
internal static class GridDelay
{
    /// <summary>D in steps; null where the scheduler keeps no bound on the grid.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="step">The grid.</param>
    /// <param name="edgeWise">Whether gradients arrive in messages, over two hops.</param>
    public static int? Of(SchedulerSpec scheduler, TimeSpan step, bool edgeWise)
    {
        if (scheduler is SchedulerSpec.Synchronous synchronous)
        {
            return edgeWise && synchronous.Pipelined ? EnergyCertificate.DelayOnGrid(1) : 0;
        }

        // Sequential sweeps and clocks have instants of their own between the steps; torn reads and stale own states are another protocol.
        if (scheduler is not IBoundedSpec { Keeps: true, Bound: var bound } || !ActsOnGrid(scheduler))
        {
            return null;
        }

        var steps = (int)Math.Min(int.MaxValue / 4, (bound.InTicks(step.Ticks) + step.Ticks - 1) / step.Ticks);
        var isNested = edgeWise && scheduler.IsNested;
        return isNested ? EnergyCertificate.DelayOnGrid(steps) : steps - 1;
    }

    private static bool ActsOnGrid(SchedulerSpec scheduler) => scheduler is { IsAtomic: true, IsOwnStale: false, StartsUnknown: false }
        && scheduler.ActsOnGrid && (scheduler is not SchedulerSpec.Bounded bounded || ActsOnGrid(bounded.Of));
}
