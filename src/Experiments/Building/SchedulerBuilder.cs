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
    /// <param name="model">The model that is run, and that objectives are about.</param>
    public static IScheduler Build(Scenario scenario, Draws draws, Model model)
    {
        PresentObjective? moving = null;
        var partition = PartitionOf(scenario, model.Data.Graph);
        var context = new SchedulerContext(scenario.Step.Ticks, scenario.Run.Until.Ticks, draws)
        {
            Travel = partition is not null && model.Moving is { Travel: { } travel } world
                ? new WorkerTravel(travel, partition, world.World) : model.Moving?.Travel,
            Objective = spec => Followed(Objectives.Of(spec, model, scenario.Run.Tolerance)),
        };
        var scheduler = scenario.Scheduler.Create(context);
        return Working(moving?.Told(scheduler) ?? scheduler, partition);

        IObjective Followed(IObjective objective)
        {
            moving = objective as PresentObjective;
            return objective;
        }
    }

    /// <summary>The same where there is no model.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="graph">The graph.</param>
    public static IScheduler Build(Scenario scenario, Draws draws, Graph graph) => Working(
        scenario.Scheduler.Create(new SchedulerContext(scenario.Step.Ticks, scenario.Run.Until.Ticks, draws)),
        PartitionOf(scenario, graph));

    /// <summary>The bound of a scenario's scheduler, in ticks; never, where there is none.</summary>
    public static long BoundOf(Scenario scenario) => scenario.Scheduler.BoundOn(scenario.Step.Ticks);

    /// <summary>What violations are counted against.</summary>
    public static Promise PromiseOf(Scenario scenario) => scenario is { Engine: EngineSpec.Simulated, Scheduler: IBoundedSpec bounded }
        ? new Promise(bounded.Bound.InTicks(scenario.Step.Ticks), bounded.BoundsGaps) : Promise.None;

    /// <summary>Who decides, for workers where nodes of the graph work together.</summary>
    internal static IScheduler Working(Scenario scenario, IScheduler scheduler, Graph graph) =>
        Working(scheduler, PartitionOf(scenario, graph));

    private static IScheduler Working(IScheduler scheduler, Partition? partition) =>
        partition is null ? scheduler : new WorkerScheduler(scheduler, partition);

    private static Partition? PartitionOf(Scenario scenario, Graph graph) =>
        scenario.Workers is { } workers ? WorkersBuilder.Build(workers, graph) : null;
}
