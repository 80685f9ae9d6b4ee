
namespace Hogwild.Models.Tests.Data;

public class ChainsDatasetTests
{
    [Property]
    public void Only_first_nodes_carry_the_class(byte length, byte classes)
    {
        var (l, c) = (1 + (length % 30), 2 + (classes % 5));
        var chains = ChainsDataset.Create(l, c);
        Assert.Equal(($"chains({l}, {c})", c, c), (chains.Name, chains.Classes, chains.Graphs.Count));
        for (var label = 0; label < c; label++)
        {
            var chain = chains.Graphs[label];
            Assert.Equal((l, 2 * (l - 1), true), (chain.Graph.NodeCount, chain.Graph.ArcCount, chain.Graph.IsUndirected));
            Assert.Equal(Enumerable.Repeat(label, l), chain.Labels);
            Assert.Equal(1, chain.Feature(0)[label]);
            Assert.Equal(1, chain.Features.Sum());
        }
    }

    [Fact]
    public void The_union_keeps_chains_apart_and_in_order()
    {
        var union = ChainsDataset.Create(3, 2).Union();
        Assert.Equal([0, 0, 0, 1, 1, 1], union.Labels);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0], union.Features);
        Assert.Equal(8, union.Graph.ArcCount);
        Assert.Equal(-1, union.Graph.Find(2, 3));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(5, 1)]
    public void Too_small_numbers_are_refused(int length, int classes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChainsDataset.Create(length, classes));
}
