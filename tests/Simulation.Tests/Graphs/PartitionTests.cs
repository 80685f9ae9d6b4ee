using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

public class PartitionTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Parts_are_of_equal_size_and_numbered_by_their_first_nodes(Graph graph, int count, bool byHash)
    {
        count = 1 + Math.Abs(count % 12);
        var partition = byHash ? Partition.ByHash(graph, count) : Partition.ByBreadth(graph, count);
        Assert.Equal(Math.Min(count, graph.NodeCount), partition.Count);
        var sizes = Enumerable.Range(0, partition.Count).Select(part => partition.NodesOf(part).Length).ToList();
        Assert.True(sizes.Count == 0 || sizes.Max() - sizes.Min() <= 1);
        Assert.Equal(graph.NodeCount, sizes.Sum());
        var firsts = Enumerable.Range(0, partition.Count).Select(part => partition.NodesOf(part)[0]).ToList();
        Assert.Equal(firsts.Order(), firsts);
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Every_arc_between_parts_is_one_of_the_quotient_graph(Graph graph, int count)
    {
        var partition = Partition.ByHash(graph, 1 + Math.Abs(count % 12));
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var (source, target) = (partition.PartOf(graph.Source(arc)), partition.PartOf(graph.Target(arc)));
            var isInner = source == target && (graph.Source(arc) != graph.Target(arc) || partition.NodesOf(source).Length > 1);
            Assert.Equal(isInner ? -1 : partition.Quotient.Find(source, target), partition.QuotientArc(arc));
        }

        Assert.Equal(
            Enumerable.Range(0, graph.ArcCount).Select(partition.QuotientArc).Where(arc => arc >= 0).Distinct().Count(),
            partition.Quotient.ArcCount);
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public void A_part_a_node_is_the_graph(Graph graph) =>
        Assert.Equal(graph.Hash, Partition.ByBreadth(graph, Math.Max(1, graph.NodeCount)).Quotient.Hash);

    [Fact]
    public void Breadth_first_search_cuts_a_chain_in_as_few_places_as_can_be()
    {
        var builder = new GraphBuilder(12);
        for (var node = 1; node < 12; node++)
        {
            builder.AddEdge(node - 1, node);
        }

        var graph = builder.Build();
        Assert.Equal(2 * 3, Partition.ByBreadth(graph, 4).CutArcs);
        Assert.True(Partition.ByHash(graph, 4).CutArcs > 2 * 3);
        Assert.Equal([0, 1, 2], Partition.ByBreadth(graph, 4).NodesOf(0).ToArray());
    }

    [Fact]
    public void As_many_numbers_as_nodes_are_expected() =>
        Assert.Throws<ArgumentException>(() => Partition.Of(new GraphBuilder(3).Build(), [1, 2]));
}
