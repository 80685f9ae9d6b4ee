using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Iterations;

/// <summary>Runs of a model under schedulers of every kind: lossy, late, overtaking, stale, unfair.</summary>
internal static class Asynchronous
{
    internal const long Step = 10;

    /// <summary>How many schedulers there are; the first <see cref="Bounded"/> of them keep some bound.</summary>
    internal const int Count = 10;

    /// <summary>How many of them are partially asynchronous.</summary>
    internal const int Bounded = 7;

    internal static IScheduler Scheduler(int number, ulong seed)
    {
        var draws = new Draws(seed);
        var seven = Bound.InSteps(7);
        return (number % Count) switch
        {
            0 => new Synchronous(Step),
            1 => new RoundRobin(Step),
            2 => new RandomSweep(Step, draws),
            3 => new PartiallyAsynchronous(seven, Step, 0.4, draws),
            4 => new MaximalStaleness(seven, Step),
            5 => new Starvation(seven, Step, 0.4, draws),
            6 => new Bounded(Lossy(draws), seven, Step),
            7 => Lossy(draws),
            8 => new Physical(new PoissonClock(Ticks(10)), new Link(new Pareto(Ticks(2), 1.5), 0.3), draws),
            _ => new TotallyAsynchronous(Step, 1, 0.5, 100_000, draws),
        };
    }

    /// <summary>Poisson clocks, delays longer than periods, so that messages overtake, and 30 % loss.</summary>
    internal static Physical Lossy(Draws draws) => new(new PoissonClock(Ticks(10)), new Link(new Exponential(Ticks(20)), 0.3), draws);

    internal static Network Run(Graph graph, IUpdateRule rule, IScheduler scheduler, int steps, IObserver? observer = null)
    {
        var run = new Run(graph, rule, scheduler, observer: observer);
        run.Until(steps * Step);
        return run.Network;
    }

    /// <summary>The newest states of a run, n × StateSize.</summary>
    internal static double[] States(Model model, IScheduler scheduler, int steps, IObserver? observer = null) =>
        Run(model.Data.Graph, model.Rule, scheduler, steps, observer).States();

    /// <summary>The outputs of a run.</summary>
    internal static double[] Outputs(Model model, IScheduler scheduler, int steps) =>
        Models.Outputs.Of(model.Readout, States(model, scheduler, steps), model.Rule.StateSize);

    private static TimeSpan Ticks(long ticks) => TimeSpan.FromTicks(ticks);
}
