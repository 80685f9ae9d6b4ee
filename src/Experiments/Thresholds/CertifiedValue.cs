using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What is proved about the parameter of a curve, beside what was measured.</summary>
internal static class CertifiedValue
{
    /// <summary>
    /// The best certificate there is. Of a step size the limit below which it converges; of a bound the largest at which the step size
    /// does, 0 where at none, and infinite
    /// where the rule contracts and so converges under any delays, as for a delay. Null where nothing is known.
    /// </summary>
    /// <param name="search">The curve.</param>
    /// <param name="spec">What is looked for.</param>
    /// <param name="step">The grid.</param>
    /// <param name="hasWorkers">Whether nodes work together, of whose step sizes nothing is known.</param>
    public static double? Of(CurveSearch search, ThresholdSpec spec, TimeSpan step, bool hasWorkers)
    {
        if (spec.Over == ThresholdParameter.Alpha)
        {
            return LimitUnder(search.Scheduler);
        }

        if (spec.Over is ThresholdParameter.Bound or ThresholdParameter.Delay && search.Model.Contracts(search.Alpha, search.Scheduler))
        {
            return double.PositiveInfinity;
        }

        return spec.Over == ThresholdParameter.Bound && Holds(1) is { } first ? (first ? LargestBound() : 0) : null;

        double? LimitUnder(SchedulerSpec scheduler) => hasWorkers ? null : search.Model.StepLimit(scheduler, step);

        bool? Holds(int bound) =>
            search.Scheduler is IBoundedSpec { Keeps: true } keeper && keeper.With(Bound.InSteps(bound)) is var scheduler
            && LimitUnder(scheduler) is { } limit ? (search.Alpha ?? search.Model.Alpha) < limit : null;

        double LargestBound()
        {
            var bound = 1;
            while (bound < search.Lattice.To && Holds(bound + 1) == true)
            {
                bound++;
            }

            return bound;
        }
    }
}
