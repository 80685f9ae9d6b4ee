using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Many instants at once, held to one question after the other.</summary>
public class NextAllTests
{
    private const long Horizon = 900;

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 400)]
    public void Every_scheduler_says_the_same(Graph graph, int number, ulong seed) =>
        AssertSame(graph, () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), new DampedRule(0.9), seed);

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void So_do_schedulers_of_messages_along_arcs(Graph graph, int number, ulong seed) => AssertSame(
        graph, () => Runs.Scheduler(Math.Abs(number % Runs.Count), seed), new DampedRule(0.9, edgeWise: true), seed);

    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public void So_do_those_that_only_properties_of_their_own_know(Graph graph, int number, ulong seed)
    {
        var draws = new Draws(seed);
        var world = new PhysicalWorld(new PoissonClock(TimeSpan.FromTicks(9)), new Link(new Constant(TimeSpan.FromTicks(3))))
        {
            Clocks = [(NodeSet.Share(0.5), new PeriodicClock(TimeSpan.FromTicks(11)))],
        };
        Func<IScheduler>[] all =
        [
            () => new Poisson(Runs.Step, 25, draws, isGeometric: true),
            () => new MaximalStaleness(Runs.Seven, Runs.Step, nested: false),
            () => new Physical(world, draws),
            () => new Bounded(new Physical(world, draws), Bound.InSteps(1), Runs.Step),
            () => new Monitored(new Recording(new Bounded(new Physical(world, draws), Runs.Seven, Runs.Step))),
        ];
        AssertSame(graph, all[Math.Abs(number % all.Length)], new DampedRule(0.9), seed);
        AssertSame(graph, all[Math.Abs(number % all.Length)], new DampedRule(0.9, edgeWise: true), seed);
    }

    private static void AssertSame(Graph graph, Func<IScheduler> make, IUpdateRule rule, ulong seed)
    {
        var (one, all) = (make(), make());
        if (one.Foreknowledge == Foreknowledge.None)
        {
            return;
        }

        // A run starts a scheduler.
        _ = (new Run(graph, rule, one), new Run(graph, rule, all));
        var draws = new Draws(seed);
        var times = new long[40];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var (count, now) = (0, 0L);
            for (var part = 0; now < Horizon; part++)
            {
                var until = now + 1 + draws.Below(200, Purpose.Data, (uint)node, part);
                var room = 1 + draws.Below(times.Length, Purpose.Weights, (uint)node, part);
                var expected = OneByOne(one, node, count, now, until, room);
                var some = all.NextAll(node, count, now, until, times.AsSpan(0, room));
                Assert.Equal(expected, times.Take(some));
                (count, now) = (count + some, times[some - 1]);
            }
        }
    }

    private static List<long> OneByOne(IScheduler scheduler, int node, int count, long now, long until, int room)
    {
        List<long> times = [];
        while (times.Count < room && (times.Count == 0 || times[^1] < until))
        {
            now = scheduler.Next(node, count + times.Count, now);
            times.Add(now);
        }

        return times;
    }
}
