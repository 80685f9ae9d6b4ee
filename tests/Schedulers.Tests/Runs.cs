using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>Runs of one network, and every scheduler that exists.</summary>
internal static class Runs
{
    public const long Step = 10;

    public static Network Run(Graph graph, IUpdateRule rule, IScheduler scheduler, long until, IObserver? observer = null)
    {
        var kernel = new EventKernel();
        var network = new Network(graph, rule, scheduler, observer);
        NodeProcesses.Start(kernel, network);
        kernel.Run(until);
        network.Settle(until);
        return network;
    }

    /// <summary>Every scheduler that exists, by number, so that properties can run over all of them.</summary>
    public static IScheduler Scheduler(int number, ulong seed) => (number & 7) switch
    {
        0 => new Synchronous(Step),
        1 => new Synchronous(Step, pipelined: true),
        2 => new PartiallyAsynchronous(Bound.InSteps(1), Step, 0.5, new Draws(seed)),
        3 => new PartiallyAsynchronous(Bound.InSteps(7), Step, 0.3, new Draws(seed)),
        4 => new Physical(new PoissonClock(Ticks(10)), new Link(new Exponential(Ticks(20)), 0.3), new Draws(seed)),
        5 => new Physical(new PeriodicClock(Ticks(10)), new Link(new Uniform(Ticks(1), Ticks(30)), 0.1), new Draws(seed)),
        6 => new Physical(new PeriodicClock(Ticks(10), Ticks(10)), new Link(new Pareto(Ticks(1), 1.1)), new Draws(seed)),
        _ => new Physical(new PoissonClock(Ticks(3)), new Link(new Constant(Ticks(50))), new Draws(seed)),
    };

    private static TimeSpan Ticks(long ticks) => TimeSpan.FromTicks(ticks);
}
