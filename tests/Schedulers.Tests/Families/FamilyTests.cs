using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class FamilyTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool A_round_robin_is_gauss_seidel(Graph graph)
    {
        var network = Runs.Run(graph, new DampedRule(0.9), new RoundRobin(Runs.Step), (5 * Runs.Step) + 1);
        var x = Enumerable.Range(0, graph.NodeCount).Select(node => 10.0 * node).ToArray();
        for (var sweep = 0; sweep < 5; sweep++)
        {
            for (var node = 0; node < x.Length; node++)
            {
                var sum = 1 + x[node];
                foreach (var source in graph.InNeighbours(node))
                {
                    sum += x[source];
                }

                x[node] = 0.9 * sum / (graph.InDegree(node) + 1);
            }
        }

        return Enumerable.Range(0, graph.NodeCount).All(node => network.State(node)[0] == x[node]);
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Sweeps_activate_every_node_once_and_never_two_at_once(Graph graph, ulong seed, bool random)
    {
        var recording = new Recording(random ? new RandomSweep(Runs.Step, new Draws(seed)) : new RoundRobin(Runs.Step));
        Runs.Run(graph, new DampedRule(0.9), recording, (9 * Runs.Step) + 1);
        var schedule = Enumerable.Range(0, recording.Schedule.Count).Select(k => (recording.Schedule[k].Time, recording.Schedule[k].Node))
            .ToList();
        return schedule.Select(entry => entry.Time).Distinct().Count() == schedule.Count
            && schedule.GroupBy(entry => (entry.Time - 1) / Runs.Step)
                .All(sweep => sweep.Select(entry => entry.Node).Distinct().Count() == graph.NodeCount)
            && schedule.Count == 9 * graph.NodeCount;
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Staggered_update_counts_differ_by_at_most_one(Graph graph, ulong seed, byte bound)
    {
        var counts = new int[graph.NodeCount];
        var recording = new Recording(
            new PartiallyAsynchronous(Bound.InSteps(1 + (bound % 20)), Runs.Step, 1, new Draws(seed), stagger: true));
        Runs.Run(graph, new DampedRule(0.9), recording, 200 * Runs.Step);
        var differ = 0;
        for (var index = 0; index < recording.Schedule.Count; index++)
        {
            counts[recording.Schedule[index].Node]++;
            var last = index + 1 == recording.Schedule.Count || recording.Schedule[index + 1].Time != recording.Schedule[index].Time;
            differ = last ? Math.Max(differ, counts.Max() - counts.Min()) : differ;
        }

        return differ <= 1;
    }

    [Fact]
    public void Maximal_staleness_reads_as_old_as_the_bound_admits()
    {
        var recording = new Recording(new MaximalStaleness(Runs.Seven, Runs.Step));
        Runs.Run(Graphs.Cycle(4), new DampedRule(0.9), recording, 50 * Runs.Step);
        Assert.Equal(6 * Runs.Step, recording.Schedule.Trailer.DeepestStaleness);
        Assert.Equal(43, recording.Schedule[recording.Schedule.Count - 1].Read[0] + 1);
    }

    [Fact]
    public void Starved_nodes_act_exactly_at_the_bound()
    {
        var network = Runs.Run(
            Graphs.Cycle(10), new DampedRule(0.9), new Starvation(Runs.Seven, Runs.Step, 0.25, new Draws(1)), (70 * Runs.Step) + 1);
        Assert.Equal(3, Enumerable.Range(0, 10).Count(node => network.Version(node) == 10));
        Assert.Equal(7, Enumerable.Range(0, 10).Count(node => network.Version(node) == 70));
    }

    [Fact]
    public void The_greedy_node_is_the_one_with_the_largest_residual()
    {
        // Node i of a graph without arcs starts at 10 i and goes to 0.9 (10 i + 1): the last one moves farthest.
        var network = Runs.Run(new GraphBuilder(3).Build(), new DampedRule(0.9), new ResidualGreedy(Runs.Step, 1), Runs.Step + 1);
        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(network.Version));
    }

    [Fact]
    public void Under_total_asynchronism_staleness_grows_without_bound_and_yet_everybody_arrives()
    {
        var brief = Deepest(1_000);
        var lasting = Deepest(100_000);
        Assert.True(lasting > 5 * brief, $"{brief} then {lasting}");

        static long Deepest(long steps)
        {
            var recording = new Recording(new TotallyAsynchronous(Runs.Step, 1, 0.5, steps * Runs.Step, new Draws(1)));
            var network = Runs.Run(Graphs.Cycle(5), new DampedRule(0.5), recording, steps * Runs.Step);
            Assert.Equal(1, network.State(0)[0] * 3 / 0.5 / (1 + (2 * network.State(1)[0]) + network.State(0)[0]), 1e-6);
            return recording.Schedule.Trailer.DeepestStaleness;
        }
    }
}
