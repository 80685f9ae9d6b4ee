using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>Items that are groups of nodes, and what a union makes of them.</summary>
public class NodeGroupsTests
{
    [Fact]
    public void A_union_has_the_items_of_its_graphs_one_after_the_other()
    {
        var path = new GraphData
        {
            Graph = Graphs.Path(3), Groups = NodeGroups.OfEdges([(0, 1), (2, 1)]), Labels = [1, 0], Split = new([1], [], [0]),
        };
        var pair = new GraphData { Graph = Graphs.Path(2), Groups = NodeGroups.OfEdges([(1, 0)]), Labels = [1], Split = new([0], [], []) };
        var set = new Dataset("edges", 2, [path, pair]);
        var union = set.For(ItemPart.Training).Union();
        Assert.Equal([0, 1, 2, 1, 4, 3], union.Groups!.Members);
        Assert.Equal([0, 2, 4, 6], union.Groups.Starts);
        Assert.Equal((3, ItemKind.Edge), (union.ItemCount, union.Groups.Kind));
        Assert.Equal([1, 0, 1], union.Labels);
        Assert.Equal([1, 2], union.JudgedItems);
        Assert.Equal(LearningTask.Classification, union.Task);

        // Graphs without an item in the part are left out.
        Assert.Equal([0], Assert.Single(set.For(ItemPart.Test).Graphs).JudgedItems);
        Assert.Empty(set.For(ItemPart.Validation).Graphs);
    }

    [Fact]
    public void One_number_a_graph_is_regression_and_counts_once_however_many_nodes_there_are()
    {
        var graph = new GraphData { Graph = Graphs.Path(2), Groups = NodeGroups.OfGraph(2), Targets = [3] };
        var union = new Dataset("numbers", 0, [graph, graph with { Targets = [5] }]) { Task = LearningTask.Regression }.Union();
        Assert.Equal(LearningTask.Regression, union.Task);
        Assert.Equal((2, 4 + 1, 8), (union.ErrorOf([1, 4]).Count, union.ErrorOf([1, 4]).Sum, union.ErrorOf([1, 4]).Targets));
        Assert.Equal(1, (union with { Judged = [1] }).ErrorOf([1, 4]).Sum);
        Assert.Throws<ArgumentException>(() => union.ErrorOf([1, 4, 2, 2]));
    }

    [Fact]
    public void Groups_have_nodes_and_edges_two()
    {
        Assert.Throws<ArgumentException>(() => NodeGroups.OfGraph(0));
        Assert.Throws<ArgumentException>(() => new NodeGroups(ItemKind.Edge, [0, 3], [0, 1, 2]));
        Assert.Throws<ArgumentException>(() => new NodeGroups(ItemKind.Graph, [0, 2], [0, 1, 2]));
        Assert.Throws<ArgumentException>(() => new NodeGroups(ItemKind.Node, [0, 1], [0]));
        Assert.Throws<InvalidOperationException>(() => new Dataset(
            "mixed",
            2,
            [new GraphData { Graph = Graphs.Path(1) }, new() { Graph = Graphs.Path(1), Groups = NodeGroups.OfGraph(1) }]).Union());
    }
}
