using System.Numerics;
using FsCheck;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public class InterleavingsTests
{
    [Theory]
    [InlineData(4, 3, 369_600)]
    [InlineData(2, 2, 6)]
    [InlineData(3, 2, 90)]
    [InlineData(5, 1, 120)]
    [InlineData(1, 9, 1)]
    public void Their_number_is_a_multinomial(int nodes, int updates, int count) =>
        Assert.Equal(count, Interleavings.Count(nodes, updates));

    [Fact]
    public void The_ways_to_all_outputs_of_the_figure_are_369600()
    {
        var ways = new Interleavings(Sums(Graphs.Path(4), [1, 0, 1, 0], 3)).Enumerate(_ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(369_600, ways.Aggregate(BigInteger.Zero, (sum, item) => sum + item.Ways));
        Assert.Equal(ways.Count, ways.Select(item => item.Outputs).Distinct(OutputOrder.Instance).Count());
    }

    /// <summary>Every single order is run in whole numbers: all that the oracle saves itself.</summary>
    [Property(MaxTest = 60)]
    public void They_lead_where_listing_them_all_leads(bool first, bool second, bool third, byte features)
    {
        var builder = new GraphBuilder(3);
        _ = first ? builder.AddEdge(0, 1) : builder;
        _ = second ? builder.AddEdge(1, 2) : builder;
        _ = third ? builder.AddEdge(0, 2) : builder;
        var graph = builder.Build();
        double[] x = [features & 3, (features >> 2) & 3, (features >> 4) & 3];
        var listed = new Dictionary<string, int>();
        List(graph, [.. x.Select(value => (int)value)], new int[3], 2, listed);
        var counted = new Interleavings(Sums(graph, x, 2)).Enumerate(_ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(
            listed.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => (item.Key, (BigInteger)item.Value)),
            counted.Select(item => (string.Join(' ', item.Outputs), item.Ways)).OrderBy(item => item.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public void The_synchronous_figure_is_a_sum_over_walks()
    {
        var model = Sums(Graphs.Path(4), [1, 0, 1, 0], 3);
        Assert.Equal([7, 11, 10, 6], model.Reference.States);
    }

    /// <summary>
    /// The positive control. The largest of a node and its neighbours, L times over, is the same under every order of updates if and only
    /// if every node has a largest one of its component next to it: who acts L times before anybody else hears no more than that, and in
    /// some order all hear of it.
    /// </summary>
    [Property(MaxTest = 200)]
    public void The_largest_one_does_not_depend_on_the_order_where_all_have_it_next_to_them(byte edges, byte features, bool twice)
    {
        (int, int)[] pairs = [(0, 1), (1, 2), (2, 3), (0, 3), (0, 2), (1, 3)];
        var builder = new GraphBuilder(4);
        foreach (var (_, (from, to)) in pairs.Index().Where(pair => ((edges >> pair.Index) & 1) == 1))
        {
            builder.AddEdge(from, to);
        }

        var graph = builder.Build();
        double[] x = [features & 3, (features >> 2) & 3, (features >> 4) & 3, (features >> 6) & 3];
        var ways = new Interleavings(Largest(graph, x, twice ? 2 : 1)).Enumerate(_ => { }, TestContext.Current.CancellationToken);
        var isSure = Enumerable.Range(0, 4).All(node => Within(node, 1) == Within(node, 4));
        Assert.Equal(isSure, ways.Count == 1);
        Assert.True(!isSure || ways[0].Outputs.SequenceEqual(Largest(graph, x, 1).Reference.States));

        double Within(int node, int steps)
        {
            var ball = new HashSet<int> { node };
            for (var step = 0; step < steps; step++)
            {
                ball.UnionWith([.. ball.SelectMany(member => graph.InNeighbours(member).ToArray())]);
            }

            return ball.Max(member => x[member]);
        }
    }

    /// <summary>On complete graphs everybody has everybody next to them: one outcome of all orders, however many layers.</summary>
    [Theory]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    [InlineData(6, 1)]
    public void On_complete_graphs_all_orders_give_the_largest_one(int nodes, int layers)
    {
        double[] x = [.. Enumerable.Range(0, nodes).Select(node => (double)((7 * node) % 5))];
        var builder = new GraphBuilder(nodes);
        foreach (var (a, b) in from b in Enumerable.Range(0, nodes) from a in Enumerable.Range(0, b) select (a, b))
        {
            builder.AddEdge(a, b);
        }

        var model = Largest(builder.Build(), x, layers);
        var ways = new Interleavings(model).Enumerate(_ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Repeat(x.Max(), nodes), Assert.Single(ways).Outputs);
    }

    private static Model Largest(Graph graph, double[] features, int layers)
    {
        var weights = new WeightFile();
        for (var layer = 1; layer <= layers; layer++)
        {
            weights.Tensors.Add($"sage{layer}.Wn", Tensor.Matrix(1, 1, [1]));
        }

        return ModelFactory.Sage(
            "largest", new GraphData { Graph = graph, FeatureSize = 1, Features = features }, weights, SageAggregator.Max, closed: true);
    }

    /// <summary>A network with all weights 1 that adds up.</summary>
    internal static Model Sums(Graph graph, double[] features, int layers)
    {
        var weights = new WeightFile();
        foreach (var name in Enumerable.Range(1, layers).Select(layer => $"layer{layer}.W").Append("readout.Wl"))
        {
            weights.Tensors.Add(name, Tensor.Matrix(1, 1, [1]));
        }

        return ModelFactory.Gcn("gcn", new GraphData { Graph = graph, FeatureSize = 1, Features = features }, weights, normalise: false);
    }

    private static void List(Graph graph, int[] states, int[] done, int updates, Dictionary<string, int> ends)
    {
        if (done.All(count => count == updates))
        {
            var end = string.Join(' ', states);
            ends[end] = ends.GetValueOrDefault(end) + 1;
            return;
        }

        for (var node = 0; node < states.Length; node++)
        {
            if (done[node] < updates)
            {
                var (next, counts) = (states.ToArray(), done.ToArray());
                next[node] += graph.InNeighbours(node).ToArray().Sum(source => states[source]);
                counts[node]++;
                List(graph, next, counts, updates, ends);
            }
        }
    }
}
