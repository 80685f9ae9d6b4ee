using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Makes the scheduler of one replicate from what a scenario says.</summary>
internal static class SchedulerBuilder
{
    /// <summary>A scheduler for one run; schedulers are never shared between runs.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="draws">The randomness of the replicate.</param>
    /// <param name="model">The model that it will decide for; null where there is none, and the scheduler does not look at states.</param>
    /// <exception cref="ScenarioException">An adversary's objective does not fit the model.</exception>
    public static IScheduler Build(Scenario scenario, Draws draws, Model? model) => Build(scenario.Scheduler, scenario, draws, model);

    /// <summary>Whether it decides by looking at states, so that there is no schedule without a model.</summary>
    public static bool LooksAtStates(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.ResidualGreedy or SchedulerSpec.GreedyAdversary or SchedulerSpec.LookAheadAdversary => true,
        SchedulerSpec.Bounded bounded => LooksAtStates(bounded.Of),
        _ => false,
    };

    /// <summary>The bound that violations are counted against, in ticks; never, where there is none.</summary>
    public static long BoundOf(Scenario scenario) => BoundOf(scenario.Scheduler, scenario);

    /// <summary>Whether every read is of one version in all its components.</summary>
    public static bool IsAtomic(SchedulerSpec scheduler) =>
        scheduler.IsAtomic && (scheduler is not SchedulerSpec.Bounded bounded || IsAtomic(bounded.Of));

    private static long BoundOf(SchedulerSpec scheduler, Scenario scenario) => scheduler switch
    {
        SchedulerSpec.Bounded bounded => bounded.Bound.InTicks(scenario.Step.Ticks),
        SchedulerSpec.PartiallyAsynchronous partial => partial.Bound.InTicks(scenario.Step.Ticks),
        SchedulerSpec.MaximalStaleness stale => stale.Bound.InTicks(scenario.Step.Ticks),
        SchedulerSpec.Starvation starvation => starvation.Bound.InTicks(scenario.Step.Ticks),
        SchedulerSpec.GreedyAdversary adversary => adversary.Bound.InTicks(scenario.Step.Ticks),
        SchedulerSpec.LookAheadAdversary adversary => adversary.Bound.InTicks(scenario.Step.Ticks),
        _ => Ticks.Never,
    };

    /// <summary>A scheduler of some kind, with the options that every kind may have around it, always in the same order.</summary>
    private static IScheduler Build(SchedulerSpec spec, Scenario scenario, Draws draws, Model? model)
    {
        var scheduler = OfKind(spec, scenario, draws, model);
        scheduler = spec.StartsUnknown ? new UnknownStart(scheduler) : scheduler;
        var bound = BoundOf(spec, scenario);
        scheduler = spec.IsOwnStale ? new StaleOwn(scheduler, bound == Ticks.Never ? scheduler.Retain : bound, draws) : scheduler;
        return spec.IsAtomic ? scheduler : new TornReads(scheduler, draws);
    }

    private static IScheduler OfKind(SchedulerSpec spec, Scenario scenario, Draws draws, Model? model)
    {
        if (model is not null)
        {
            PhysicalCheck.Check(spec, model.Data.Graph, model.Name);
        }

        var step = scenario.Step.Ticks;
        return spec switch
        {
            SchedulerSpec.Synchronous synchronous => new Synchronous(step, synchronous.Pipelined),
            SchedulerSpec.RoundRobin => new RoundRobin(step),
            SchedulerSpec.RandomSweep => new RandomSweep(step, draws),
            SchedulerSpec.RandomInterleaving interleaving => new RandomInterleaving(step, interleaving.Updates, draws),
            SchedulerSpec.Poisson poisson => new Poisson(step, poisson.Period.Ticks, draws),
            SchedulerSpec.Physical physical => new Physical(PhysicalBuilder.World(physical, scenario.Run.Until), draws),
            SchedulerSpec.PartiallyAsynchronous partial => new PartiallyAsynchronous(partial.Bound, step, partial.Activity, draws, partial.Stagger),
            SchedulerSpec.MaximalStaleness stale => new MaximalStaleness(stale.Bound, step, stale.Nested),
            SchedulerSpec.Stragglers stragglers => new Stragglers(step, stragglers.Share, stragglers.Slowdown, draws),
            SchedulerSpec.Starvation starvation => new Starvation(starvation.Bound, step, starvation.Share, draws),
            SchedulerSpec.TotallyAsynchronous total => new TotallyAsynchronous(step, total.Scale, total.Power, scenario.Run.Until.Ticks, draws),
            SchedulerSpec.ResidualGreedy greedy => new ResidualGreedy(step, greedy.Active),
            SchedulerSpec.GreedyAdversary adversary => new GreedyAdversary(
                adversary.Bound, step, ObjectiveBuilder.Build(adversary.Objective, model!)),
            SchedulerSpec.LookAheadAdversary adversary => new LookAheadAdversary(
                adversary.Bound, step, ObjectiveBuilder.Build(adversary.Objective, model!), adversary.LookAhead, adversary.Effort),
            SchedulerSpec.Replay replay => new Replay(ScheduleFile.Read(replay.File.FullPath)),
            SchedulerSpec.Bounded { Policy: BoundPolicy.Report } reported => Build(reported.Of, scenario, draws, model),
            SchedulerSpec.Bounded { Policy: BoundPolicy.Wait } waiting => new Waiting(
                Build(waiting.Of, scenario, draws, model), waiting.Bound, step),
            SchedulerSpec.Bounded bounded => new Bounded(Build(bounded.Of, scenario, draws, model), bounded.Bound, step),
            var other => throw new ArgumentOutOfRangeException(nameof(spec), other, "not a scheduler"),
        };
    }
}
