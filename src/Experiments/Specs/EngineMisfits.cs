using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What does not fit beside a real engine: what it cannot honour, and would have to leave out in silence.</summary>
internal static class EngineMisfits
{
    /// <summary>All of it.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario)
    {
        if (scenario.Engine is not EngineSpec.Real real)
        {
            yield break;
        }

        if (real.Workers is not null && scenario.Workers is not null)
        {
            yield return new Misfit("engine.workers", "no number of workers beside 'workers'");
        }

        if (real.Pace is PaceSpec.Clock { Of: null } && Linked(scenario.Scheduler) is not { Clock: not null })
        {
            yield return new Misfit("engine.pace.of", "a clock, where the scheduler is not physical and has none");
        }

        if (real is EngineSpec.Threads { Atomic: false } && HasLink(scenario))
        {
            yield return new Misfit("engine.atomic", "true where the scheduler has a link: messages are whole");
        }

        foreach (var misfit in OfKills(scenario, real).Concat(OfOthers(scenario)))
        {
            yield return misfit;
        }
    }

    /// <summary>The physical scheduler of a scenario, whose link is honoured; null where it has none.</summary>
    public static SchedulerSpec.Physical? Linked(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.Physical physical => physical,
        SchedulerSpec.Bounded bounded => Linked(bounded.Of),
        _ => null,
    };

    /// <summary>Whether messages are kept back or lost.</summary>
    public static bool HasLink(Scenario scenario) =>
        Linked(scenario.Scheduler) is { } physical && physical.Link != new LinkSpec();

    /// <summary>Who is killed must be there, and somebody must be left.</summary>
    private static IEnumerable<Misfit> OfKills(Scenario scenario, EngineSpec.Real real)
    {
        var workers = real.Workers ?? scenario.Workers?.Parts ?? int.MaxValue;
        foreach (var kill in (real as EngineSpec.Processes)?.Kills.Where(kill => kill.Worker >= workers) ?? [])
        {
            yield return new Misfit($"engine.kills.{kill.Name}.worker", $"one of the {workers} workers, from 0,");
        }

        if (real is EngineSpec.Orleans { Silos: > 0, Cluster: not null })
        {
            yield return new Misfit("engine.silos", "0 beside 'cluster', whose silos are there");
        }

        var silos = (real as EngineSpec.Orleans)?.Silos ?? 0;
        foreach (var kill in (real as EngineSpec.Orleans)?.Kills ?? [])
        {
            if (kill.Silo >= silos)
            {
                yield return new Misfit($"engine.kills.{kill.Name}.silo", $"one of the {silos} silos that are started, from 0,");
            }
        }

        var killed = (real as EngineSpec.Orleans)?.Kills.Select(kill => kill.Silo).Distinct().Count() ?? 0;
        if (silos > 0 && killed >= silos)
        {
            yield return new Misfit("engine.silos", $"more than the {killed} that are killed, since another takes over their workers,");
        }
    }

    private static IEnumerable<Misfit> OfOthers(Scenario scenario)
    {
        (string Option, bool Asks)[] simulated =
        [
            ("changes", scenario.Changes.Count > 0), ("mobility", scenario.Mobility is not null), ("table", scenario.Table is not null),
            ("threshold", scenario.Threshold is not null), ("variance", scenario.Variance is not null),
            ("run.timeline", scenario.Run.Timeline is not null),
        ];
        foreach (var (option, _) in simulated.Where(item => item.Asks))
        {
            yield return new Misfit(option, $"the key only with the engine simulated, not with {Kind.NameOf(scenario.Engine)}");
        }

        if (Linked(scenario.Scheduler)?.Link is { } link && !link.Create().IsPlain)
        {
            yield return new Misfit(
                "scheduler.link", "a delay and a loss alone, which is what real engines put between workers: no bursts, traces, copies, "
                    + "orders or delays of arcs,");
        }
    }
}
