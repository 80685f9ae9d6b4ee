using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class UnknownStartTests
{
    /// <summary>A node acts first when its clock says so or, where that is later, when the last of its views has arrived.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 200)]
    public bool A_node_first_acts_once_all_its_views_exist(Graph graph, ulong seed, byte loss, byte delay)
    {
        const long Until = 3_000;
        var clock = new PeriodicClock(TimeSpan.FromTicks(Runs.Step));
        var fates = new Fates(new Physical(clock, new Link(new Exponential(TimeSpan.FromTicks(1 + delay)), loss / 300.0), new Draws(seed)));
        var schedule = Runs.Record(graph, new DampedRule(0.9), new UnknownStart(fates), Until);
        var born = Staleness.Born(schedule);
        return Enumerable.Range(0, graph.NodeCount).All(node =>
        {
            var complete = graph.InNeighbours(node).ToArray()
                .Select(source => Enumerable.Range(0, born[source].Count).Min(version => fates.Arrival(source, node, version)))
                .DefaultIfEmpty(0).Max();
            var expected = Math.Max(clock.Next(new Draws(seed), node, 0, 0), complete);
            return expected >= Until ? born[node].Count == 1 : born[node][1] == expected;
        });
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool A_world_without_losses_misses_nothing(Graph graph, ulong seed)
    {
        var world = new UnknownStart(
            new Physical(new PoissonClock(TimeSpan.FromTicks(10)), new Link(new Constant(TimeSpan.FromTicks(500))), new Draws(seed)));
        var schedule = Runs.Record(graph, new DampedRule(0.9), world, 2_000);
        return Enumerable.Range(0, schedule.Count).All(index => schedule[index].Time >= 500 || graph.InDegree(schedule[index].Node) == 0)
            && (graph.NodeCount == 0 || schedule.Count > 0);
    }

    [Fact]
    public void Nodes_that_never_hear_from_each_other_stall_at_the_start()
    {
        var scheduler = new UnknownStart(new Timetable());
        var network = Runs.Run(Graphs.Path(3), new DampedRule(0.9), scheduler, 1_000, out var run);
        var stall = Stall.Of(run);
        Assert.Equal((0, 10, "0 ← 1 ← 0"), (network.Activations, stall?.Time, stall?.ToString()));
    }

    [Fact]
    public void A_later_message_serves_where_the_first_is_lost()
    {
        // Node 0 has no in-neighbour and acts from 10 on; its versions 0 and 1 are lost, version 2 arrives at 27.
        var graph = new GraphBuilder(2).AddArc(0, 1).Build();
        var schedule = Runs.Record(graph, new DampedRule(0.9), new UnknownStart(new Timetable((0, 2, 27), (0, 3, 44))), 60);
        Assert.Equal([0, 27, 37, 47, 57], Staleness.Born(schedule)[1]);
        Assert.Equal(2, schedule[2].Read[0]);

        // Version 1 is late and version 2 overtakes it; the arrival of version 1, at 34, then wakes nobody.
        schedule = Runs.Record(graph, new DampedRule(0.9), new UnknownStart(new Timetable((0, 1, 34), (0, 2, 27))), 60);
        Assert.Equal([0, 27, 37, 47, 57], Staleness.Born(schedule)[1]);
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool On_a_grid_where_everything_arrives_at_once_nothing_changes(Graph graph, byte scheduler, ulong seed)
    {
        int[] grid = [0, 4, 5, 7, 12, 13, 14, 15];
        var plain = Runs.Run(graph, new DampedRule(0.9), Runs.Scheduler(grid[scheduler % grid.Length], seed), 300);
        var wrapped = Runs.Run(graph, new DampedRule(0.9), new UnknownStart(Runs.Scheduler(grid[scheduler % grid.Length], seed)), 300);
        return plain.Fingerprint == wrapped.Fingerprint;
    }
}
