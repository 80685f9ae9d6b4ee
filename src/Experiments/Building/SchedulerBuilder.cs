using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Makes the scheduler of one replicate from what a scenario says.</summary>
internal static class SchedulerBuilder
{
    /// <summary>A scheduler for one run; schedulers are never shared between runs.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="model">The model that objectives are about; null where there is none.</param>
    public static IScheduler Build(Scenario scenario, Draws draws, Model? model)
    {
        var context = new SchedulerContext(scenario.Step.Ticks, scenario.Run.Until.Ticks, draws);
        return scenario.Scheduler.Create(model is null ? context : context with { Objective = spec => Objectives.Of(spec, model) });
    }

    /// <summary>The bound of a scenario's scheduler, in ticks; never, where there is none.</summary>
    public static long BoundOf(Scenario scenario) => scenario.Scheduler.BoundOn(scenario.Step.Ticks);

    /// <summary>What violations are counted against.</summary>
    public static Promise PromiseOf(Scenario scenario) => scenario.Scheduler is IBoundedSpec bounded
        ? new Promise(bounded.Bound.InTicks(scenario.Step.Ticks), bounded.BoundsGaps) : Promise.None;
}
