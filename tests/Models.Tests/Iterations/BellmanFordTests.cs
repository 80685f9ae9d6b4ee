using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Iterations;

public class BellmanFordTests
{
    [Property(MaxTest = 150)]
    public void Every_schedule_gives_the_distances_of_Floyd_and_Warshall_exactly(ulong seed, byte scheduler)
    {
        var sampler = new Sampler(seed);
        var lengths = Samples.Directed(sampler, sampler.Between(1, 9), () => sampler.Between(0, 20));
        var rule = new BellmanFordRule(lengths, sampler.Between(0, lengths.Graph.NodeCount - 1));
        var model = IterationFactory.BellmanFord("bellman-ford", rule);
        var expected = FloydWarshall(lengths, rule);
        Assert.Equal(expected, model.Reference.States);
        Assert.Equal(expected, Asynchronous.States(model, Asynchronous.Scheduler(scheduler, seed), 2000));
    }

    /// <summary>
    /// Real lengths, whose sums depend on their order: still the same bits under every schedule. And at every version: never below the
    /// shortest way, never above that of at most as many arcs as its level.
    /// </summary>
    [Property(MaxTest = 150)]
    public void A_version_of_level_k_is_between_the_shortest_way_and_that_of_k_arcs(ulong seed, byte scheduler)
    {
        var sampler = new Sampler(seed);
        var lengths = Samples.Directed(sampler, sampler.Between(1, 8), () => Math.Abs(sampler.Normal()));
        var rule = new BellmanFordRule(lengths, 0);
        var model = IterationFactory.BellmanFord("bellman-ford", rule);
        var check = new LevelCheck(ByArcs(lengths, rule));
        var states = Asynchronous.States(model, Asynchronous.Scheduler(scheduler, seed), 2000, check);
        Assert.True(check.Holds);
        Assert.Equal(model.Reference.States, states);
    }

    [Fact]
    public void Zero_is_a_length_and_who_is_not_reached_keeps_a_finite_mark()
    {
        var model = IterationFactory.BellmanFord("b", new BellmanFordRule(new WeightedGraph(4, [(1, 0, 0), (0, 2, 2.5), (3, 2, 1)]), 1));
        Assert.Equal([0, 0, 2.5, 10], model.Reference.States);
        Assert.Equal(1, new BellmanFordRule(new WeightedGraph(2, [(0, 1, 0)]), 1).Unreached);
    }

    /// <summary>Lengths l + p_i − p_j have the cycles of l, so that none is negative, however negative the lengths are.</summary>
    [Property(MaxTest = 150)]
    public void Negative_lengths_without_a_negative_cycle_are_lengths_like_others(ulong seed, byte scheduler)
    {
        var sampler = new Sampler(seed);
        var plain = Samples.Directed(sampler, sampler.Between(1, 9), () => sampler.Between(0, 20));
        var levels = Enumerable.Range(0, plain.Graph.NodeCount).Select(_ => sampler.Between(0, 50)).ToArray();
        var lengths = new WeightedGraph(plain.Graph.NodeCount, Enumerable.Range(0, plain.Graph.ArcCount).Select(arc =>
        {
            var (source, target) = (plain.Graph.Source(arc), plain.Graph.Target(arc));
            return (source, target, plain.Weights[arc] + levels[source] - levels[target]);
        }));
        var rule = new BellmanFordRule(lengths, 0);
        var model = IterationFactory.BellmanFord("bellman-ford", rule);
        var expected = FloydWarshall(lengths, rule);
        Assert.Equal(expected, model.Reference.States);
        Assert.Equal(expected, Asynchronous.States(model, Asynchronous.Scheduler(scheduler, seed), 2000));
    }

    [Theory]
    [InlineData(1.0, null)]
    [InlineData(0.5, "expected no cycle of negative length, found 2→3→1→2 of length -0.5")]
    public void A_negative_cycle_is_named_wherever_it_is(double length, string? expected)
    {
        var lengths = new WeightedGraph(5, [(0, 4, 1), (1, 2, length), (2, 3, -1.5), (3, 1, 0.5), (1, 4, 1)]);
        if (expected is null)
        {
            Assert.Equal(0, IterationFactory.BellmanFord("b", new BellmanFordRule(lengths, 1)).Reference.States[1]);
            return;
        }

        Assert.Equal(expected, Assert.ThrowsAny<ArgumentException>(() => new BellmanFordRule(lengths, 0)).Message);
    }

    [Fact]
    public void Lengths_are_finite_and_the_source_is_a_node()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new BellmanFordRule(new WeightedGraph(2, [(0, 1, double.NaN)]), 0));
        Assert.StartsWith("expected a finite length, found NaN on 0→1", error.Message, StringComparison.Ordinal);
        var source = Assert.Throws<ArgumentOutOfRangeException>(() => new BellmanFordRule(new WeightedGraph(2, [(0, 1, 2)]), 2));
        Assert.StartsWith("expected a source among the nodes 0 to 1", source.Message, StringComparison.Ordinal);
    }

    private static double[] FloydWarshall(WeightedGraph lengths, BellmanFordRule rule)
    {
        var n = lengths.Graph.NodeCount;
        var d = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var arc = lengths.Graph.Find(i, j);
                d[i, j] = i == j ? 0 : arc >= 0 ? lengths.Weights[arc] : double.PositiveInfinity;
            }
        }

        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    d[i, j] = Math.Min(d[i, j], d[i, k] + d[k, j]);
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(j => double.IsFinite(d[rule.Source, j]) ? d[rule.Source, j] : rule.Unreached)];
    }

    /// <summary>Row k: the shortest ways of at most k arcs, by the textbook's recursion.</summary>
    private static double[][] ByArcs(WeightedGraph lengths, BellmanFordRule rule)
    {
        var n = lengths.Graph.NodeCount;
        var rows = new double[n][];
        rows[0] = [.. Enumerable.Range(0, n).Select(node => node == rule.Source ? 0 : rule.Unreached)];
        for (var k = 1; k < n; k++)
        {
            rows[k] = [.. rows[k - 1]];
            for (var arc = 0; arc < lengths.Graph.ArcCount; arc++)
            {
                var target = lengths.Graph.Target(arc);
                rows[k][target] = Math.Min(rows[k][target], rows[k - 1][lengths.Graph.Source(arc)] + lengths.Weights[arc]);
            }
        }

        return rows;
    }

    private sealed class LevelCheck(double[][] byArcs) : IObserver
    {
        public bool Holds { get; private set; } = true;

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) =>
            Holds &= state[0] >= byArcs[^1][node] && state[0] <= byArcs[Math.Min(level, byArcs.Length - 1)][node];
    }
}
