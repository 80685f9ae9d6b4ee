using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Makes the scheduler of one replicate from what a scenario says.</summary>
internal static class SchedulerBuilder
{
    /// <summary>A scheduler for one run; schedulers are never shared between runs.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="draws">The randomness of the replicate.</param>
    public static IScheduler Build(Scenario scenario, Draws draws) => scenario.Scheduler switch
    {
        SchedulerSpec.Synchronous => new Synchronous(scenario.Step.Ticks),
        SchedulerSpec.Physical physical => new Physical(
            Clock(physical.Clock), new Link(Delay(physical.Link.Delay), physical.Link.Loss), draws),
        SchedulerSpec.PartiallyAsynchronous partial => new PartiallyAsynchronous(
            partial.Bound, scenario.Step.Ticks, partial.Activity, draws),
        SchedulerSpec.Replay replay => new Replay(ScheduleFile.Read(replay.File.FullPath)),
        var other => throw new ArgumentOutOfRangeException(nameof(scenario), other, "not a scheduler"),
    };

    private static IClock Clock(ClockSpec clock) => clock switch
    {
        ClockSpec.Poisson poisson => new PoissonClock(poisson.Period),
        ClockSpec.Periodic periodic => new PeriodicClock(periodic.Period, periodic.Phase),
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, "not a clock"),
    };

    private static IDistribution Delay(DelaySpec delay) => delay switch
    {
        DelaySpec.Constant constant => new Constant(constant.Value),
        DelaySpec.Uniform uniform => new Uniform(uniform.Min, uniform.Max),
        DelaySpec.Exponential exponential => new Exponential(exponential.Mean - exponential.Min, exponential.Min),
        DelaySpec.Pareto pareto => new Pareto(pareto.Min, pareto.Shape),
        DelaySpec.LogNormal logNormal => new LogNormal(logNormal.Median, logNormal.Sigma),
        _ => throw new ArgumentOutOfRangeException(nameof(delay), delay, "not a distribution"),
    };
}
