using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>From states of nodes to outputs of edges and graphs.</summary>
public class PoolingTests
{
    /// <summary>Three nodes with two numbers each.</summary>
    private static readonly double[] States = [1, -2, 3, 5, -4, 6];

    [Theory]
    [InlineData(PoolKind.Sum, 0.0, 9.0)]
    [InlineData(PoolKind.Mean, 0.0, 3.0)]
    [InlineData(PoolKind.Max, 3.0, 6.0)]
    [InlineData(PoolKind.Product, -12.0, -60.0)]
    public void Numbers_of_states_are_pooled_one_by_one(PoolKind pool, double first, double second)
    {
        var pooled = new double[2];
        Pooling.Of(pool, [0, 1, 2], States, pooled);
        Assert.Equal([first, second], pooled);
        Pooling.Of(pool, [1], States, pooled);
        Assert.Equal([3, 5], pooled);
    }

    [Fact]
    public void Outputs_of_graphs_are_read_from_pooled_states()
    {
        var model = Gcn(Union(), "sum");
        Assert.Equal((PoolKind.Sum, 2), (model.Pool, model.Data.ItemCount));

        // Without an arc Ã is 1, so a last layer is 3 x; the readout adds 10 to a graph and not to every node.
        Assert.Equal([10 + (3 * (1 + 2)), 10 + (3 * 4)], model.OutputsOf(model.Reference.States));
        Assert.Equal([10 + 4.5, 10 + 12], Gcn(Union(), null).OutputsOf(model.Reference.States));
        Assert.Contains(model.Facts, fact => fact.Key == "pool" && fact.Value == "sum");
    }

    [Fact]
    public void Distances_of_a_layered_rule_are_those_of_the_outputs_of_graphs()
    {
        var model = Gcn(Union(), "sum");
        var distance = new ReferenceDistance(model);
        Assert.Equal([19, 22], distance.Outputs);
        Assert.Equal(22, distance.Scale);
        Assert.Equal(11 / 22.0, distance.OfItem(1, [11]));
        Assert.Equal(19 / 22.0, distance.OfItem(0, [0, 22]));

        // A single node has the distance of its state: 9 from 12, the largest number of the states being 12.
        Assert.Equal(3 / 12.0, distance.Of(2, [9]));
    }

    [Theory]
    [InlineData("median", "expected one of sum, mean, max as readout.pool, found 'median'")]
    [InlineData("product", "expected one of sum, mean, max as readout.pool, found 'product'")]
    public void What_weights_say_must_suit_the_items(string pool, string message) => Assert.EndsWith(
        message, Assert.Throws<WeightFormatException>(() => Gcn(Union(), pool)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nodes_are_not_pooled()
    {
        Assert.Null(Gcn(Union() with { Groups = null }, "median").Pool);
        Assert.NotNull(Pooling.Against(PoolKind.Sum, ItemKind.Node));
        Assert.Null(Pooling.Against(PoolKind.Product, ItemKind.Edge));
        Assert.Equal((PoolKind.Product, PoolKind.Mean), (Pooling.Default(ItemKind.Edge), Pooling.Default(ItemKind.Graph)));
    }

    /// <summary>A graph of two nodes without an arc, with features 1 and 2, beside one of a single node with feature 4.</summary>
    private static GraphData Union() => new Dataset(
        "two",
        0,
        [
            new GraphData { Graph = new GraphBuilder(2).Build(), FeatureSize = 1, Features = [1, 2], Groups = NodeGroups.OfGraph(2) },
            new GraphData { Graph = new GraphBuilder(1).Build(), FeatureSize = 1, Features = [4], Groups = NodeGroups.OfGraph(1) },
        ]).Union();

    private static Model Gcn(GraphData data, string? pool)
    {
        var weights = new WeightFile();
        weights.Tensors["layer1.W"] = new Tensor([1, 1], [3]);
        weights.Tensors["readout.Wl"] = new Tensor([1, 1], [1]);
        weights.Tensors["readout.b2"] = new Tensor([1], [10]);
        if (pool is not null)
        {
            weights.Metadata[Pooling.Key] = pool;
        }

        return ModelFactory.Gcn("gcn", data, weights);
    }
}
