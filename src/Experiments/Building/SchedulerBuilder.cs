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

    /// <summary>The bound that violations are counted against, in ticks; never, where there is none.</summary>
    public static long BoundOf(Scenario scenario) => scenario.Scheduler.BoundOn(scenario.Step.Ticks);
}
