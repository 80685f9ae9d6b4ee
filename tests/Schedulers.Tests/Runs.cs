using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>Runs of one network, and every scheduler that exists.</summary>
internal static class Runs
{
    public const long Step = 10;

    public static Network Run(Graph graph, IUpdateRule rule, IScheduler scheduler, long until, IObserver? observer = null) =>
        Run(graph, rule, scheduler, until, out _, observer);

    public static Network Run(
        Graph graph, IUpdateRule rule, IScheduler scheduler, long until, out Run run, IObserver? observer = null)
    {
        run = new Run(graph, rule, scheduler, observer: observer);
        run.Until(until);
        return run.Network;
    }

    /// <summary>The decisions of a run.</summary>
    public static Schedule Record(Graph graph, IUpdateRule rule, IScheduler scheduler, long until)
    {
        var recording = new Recording(scheduler);
        Run(graph, rule, recording, until);
        return recording.Schedule;
    }

    /// <summary>How many schedulers there are in <see cref="Scheduler"/>.</summary>
    public const int Count = 28;

    /// <summary>The first of those with torn reads, stale own states or unknown starts; it tears the reads of number 12.</summary>
    public const int Relaxed = 22;

    /// <summary>
    /// Every scheduler that exists, by number, so that properties can run over all of them. From 12 on they obey a bound of 7 steps.
    /// </summary>
    public static IScheduler Scheduler(int number, ulong seed)
    {
        var draws = new Draws(seed);
        return (number % Count) switch
        {
            0 => new Synchronous(Step),
            1 => new Synchronous(Step, pipelined: true),
            2 => new RoundRobin(Step),
            3 => new RandomSweep(Step, draws),
            4 => new Poisson(Step, 15, draws),
            5 => new Stragglers(Step, 0.3, 10, draws),
            6 => new TotallyAsynchronous(Step, 1, 0.5, 100_000, draws),
            7 => new ResidualGreedy(Step, 2),
            8 => Lossy(draws),
            9 => new Physical(new PeriodicClock(Ticks(10)), new Link(new Uniform(Ticks(1), Ticks(30)), 0.1), draws),
            10 => new Physical(new PeriodicClock(Ticks(10), Ticks(10)), new Link(new Pareto(Ticks(1), 1.1)), draws),
            11 => new Physical(new PoissonClock(Ticks(3)), new Link(new Constant(Ticks(50))), draws),
            12 => new PartiallyAsynchronous(Seven, Step, 0.3, draws),
            13 => new PartiallyAsynchronous(Seven, Step, 1, draws, stagger: true),
            14 => new MaximalStaleness(Seven, Step),
            15 => new Starvation(Seven, Step, 0.4, draws),
            16 => new Bounded(Lossy(draws), Seven, Step),
            17 => new Bounded(new ResidualGreedy(Step, 1), Seven, Step),
            18 => new Bounded(new TotallyAsynchronous(Step, 3, 0.7, 100_000, draws), Seven, Step),
            19 => new Bounded(new Stragglers(Step, 0.5, 30, draws), Seven, Step),
            20 => new GreedyAdversary(Seven, Step, new SquaredDistance(default)),
            21 => new LookAheadAdversary(Seven, Step, new SquaredDistance(default), 1 + (int)(seed % 3), effort: 40),
            Relaxed => new TornReads(new PartiallyAsynchronous(Seven, Step, 0.3, draws), draws),
            23 => new StaleOwn(new PartiallyAsynchronous(Seven, Step, 0.3, draws), 7 * Step, draws),
            24 => new UnknownStart(new Bounded(Lossy(draws), Seven, Step)),
            25 => new TornReads(new StaleOwn(new UnknownStart(new Bounded(Lossy(draws), Seven, Step)), 7 * Step, draws), draws),
            26 => new Bounded(new RandomInterleaving(Step, 2, draws), Seven, Step),
            _ => new Bounded(
                new TornReads(new StaleOwn(new TotallyAsynchronous(Step, 3, 0.7, 100_000, draws), 300, draws), draws), Seven, Step),
        };
    }

    /// <summary>The bound of the bounded ones.</summary>
    public static Bound Seven { get; } = Bound.InSteps(7);

    private static Physical Lossy(Draws draws) => new(new PoissonClock(Ticks(10)), new Link(new Exponential(Ticks(20)), 0.3), draws);

    private static TimeSpan Ticks(long ticks) => TimeSpan.FromTicks(ticks);
}
