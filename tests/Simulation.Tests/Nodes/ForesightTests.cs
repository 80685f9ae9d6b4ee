using Hogwild.Schedulers;

namespace Hogwild.Simulation.Tests;

/// <summary>Runs of many nodes, in which memory is called for ahead of need.</summary>
public sealed class ForesightTests
{
    private const int Nodes = 4_600;
    private const int Hub = 300;
    private const int Alone = 3;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void What_is_called_for_ahead_changes_nothing()
    {
        var graph = Uneven();
        var until = 20 * Period.Ticks;
        var (hinted, plain) = (new Counting(Scheduler()), new Counting(Scheduler()));
        var run = new Run(graph, new AverageRule(), hinted);
        run.Until(until);
        var network = run.Network;

        // The same questions in the same order, from a queue that tells nobody anything.
        var model = new Network(graph, new AverageRule(), plain);
        var queue = new PriorityQueue<int, (long, int)>();
        for (var node = 0; node < Nodes; node++)
        {
            queue.Enqueue(node, (model.First(node), node));
        }

        while (queue.TryDequeue(out var node, out var due) && due.Item1 < until)
        {
            queue.Enqueue(node, (model.Ask(node, due.Item1, out _), node));
        }

        model.Settle(until);
        Assert.Equal(0, plain.Hints.Sum());
        Assert.All(hinted.Hints, hints => Assert.InRange(hints, network.Activations / 4, 2 * network.Activations));
        Assert.Equal((model.Activations, model.Fingerprint), (network.Activations, network.Fingerprint));
        Assert.All(Enumerable.Range(0, Nodes), node => Assert.Equal(model.State(node)[0], network.State(node)[0]));
    }

    private static Monitored Scheduler() => new(
        new Physical(new PoissonClock(Period), new Link(new Exponential(Period / 2), 0.05), new Draws(1)));

    /// <summary>A hub, a path, and at the end of all numbers some nodes without a neighbour.</summary>
    private static Graph Uneven()
    {
        var builder = new GraphBuilder(Nodes);
        for (var node = 1; node < Nodes - Alone; node++)
        {
            builder.AddEdge(node <= Hub ? 0 : node - 1, node);
        }

        return builder.Build();
    }

    private sealed class Counting(IScheduler inner) : SchedulerWrapper(inner), IForesight
    {
        public long[] Hints { get; } = new long[4];

        void IForesight.Expect(int entity, long at, int distance)
        {
            Foresight!.Expect(entity, at, distance);
            Hints[distance]++;
        }
    }
}
