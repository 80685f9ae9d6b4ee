using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What a real engine makes of a scenario that was written for simulations, said before it starts.</summary>
public static class EngineNotes
{
    /// <summary>The notes, a line each; none where the engine is a simulation.</summary>
    public static IEnumerable<string> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Engine is not EngineSpec.Real engine)
        {
            yield break;
        }

        var name = Kind.NameOf(engine);
        var physical = EngineMisfits.Linked(scenario.Scheduler);
        yield return $"{name}: asynchronous runs really happen, and are no function of the seed; their decisions are logged, and all "
            + "numbers are those of the simulation that repeats them";
        var pace = RealRun.ClockOf(scenario) is null ? "as fast as they can" : "by clocks, in time of the wall";
        var end = scenario.Termination is null ? "all nodes have stayed at the answer" : "workers have found the end by themselves";
        yield return $"{name}: workers act {pace}; a run ends when {end}, and at 'run.until'";
        if (EngineMisfits.HasLink(scenario))
        {
            yield return $"{name}: delay and loss of 'scheduler.link' are put between workers";
        }

        List<string> left = physical is null ? [$"the scheduler {scenario.Scheduler.Label}"] : [.. LeftOf(physical)];
        if (scenario.Scheduler is SchedulerSpec.Bounded)
        {
            left.Add("its bound");
        }

        if (left.Count > 0)
        {
            yield return $"{name}: not honoured: {string.Join(", ", left)}";
        }

        if (scenario.Ordering is not null)
        {
            yield return $"{name}: orders of 'ordering' are tried in simulations";
        }
    }

    /// <summary>What is said where schedules are tried, which only simulations can do; nothing where the engine is one.</summary>
    public static IEnumerable<string> OfTrials(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Engine is EngineSpec.Simulated ? []
            : [$"{Kind.NameOf(scenario.Engine)}: schedules are tried in simulations, in which the engine has no part"];
    }

    private static IEnumerable<string> LeftOf(SchedulerSpec.Physical physical)
    {
        (string Key, bool IsThere)[] keys =
        [
            ("scheduler.clocks", physical.Clocks.Count > 0), ("scheduler.links", physical.Links.Count > 0),
            ("scheduler.inbox", physical.LastArrived), ("scheduler.wake", physical.Wake is not WakeSpec.Clock),
            ("scheduler.send", physical.Send is not SendSpec.Always), ("scheduler.faults", physical.Faults.Count > 0),
        ];
        return keys.Where(item => item.IsThere).Select(item => item.Key);
    }
}
