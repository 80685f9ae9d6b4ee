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
