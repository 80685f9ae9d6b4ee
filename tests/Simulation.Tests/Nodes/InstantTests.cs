using Hogwild.Schedulers;

namespace Hogwild.Simulation.Tests;

/// <summary>What happens where many nodes act at one instant, and where one acts very often.</summary>
[Collection(AloneCollection.Name)]
public class InstantTests
{
    [Fact]
    public void An_instant_costs_what_its_nodes_cost()
    {
        // Looking through all who have acted, for each who acts, is 400 thousand million looks, and tens of seconds at their fastest.
        const int Nodes = 600_000;
        const int Rounds = 2;
        var graph = new GraphBuilder(Nodes).Build();
        var run = new Run(graph, new AverageRule(), new Synchronous(10));
        var before = Environment.CpuUsage.TotalTime;
        run.Through(10 * Rounds);
        var taken = Environment.CpuUsage.TotalTime - before;
        Assert.Equal(Nodes * Rounds, run.Network.Updates);
        Assert.True(taken < TimeSpan.FromSeconds(10), $"took {taken}");
    }

    [Fact]
    public void A_node_acts_once_at_an_instant()
    {
        var network = new Network(Graphs.Cycle(3), new AverageRule(), new Synchronous(10));
        network.Ask(0, 10, out _);
        network.Ask(1, 10, out _);
        Assert.Contains(
            "acts twice at one instant",
            Assert.Throws<SchedulerException>(() => network.Ask(0, 10, out _)).Message,
            StringComparison.Ordinal);
        network = new Network(Graphs.Cycle(3), new AverageRule(), new Synchronous(10));
        for (var time = 10; time < 50; time += 10)
        {
            network.Ask(0, time, out _);
        }

        network.Settle(50);
        Assert.Equal((4, 0), (network.Version(0), network.Version(1)));
    }

    [Fact]
    public void A_count_that_would_wrap_ends_the_run_with_an_error_before()
    {
        var network = new Network(Graphs.Cycle(3), new AverageRule(), new Synchronous(10)) { MostActivations = 4 };
        for (var time = 10; time < 50; time += 10)
        {
            network.Ask(0, time, out _);
        }

        var failure = Assert.Throws<SchedulerException>(() => network.Ask(0, 50, out _));
        Assert.Contains("node 0", failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "has acted 4 times, up to level 1, and no more than 4 of either are counted", failure.Message, StringComparison.Ordinal);
    }
}
