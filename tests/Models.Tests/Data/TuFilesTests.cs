using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>Files in the format of the TU collection, made here: a path of three nodes and a pair.</summary>
public sealed class TuFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TuFilesTests()
    {
        Write("A", "2, 1\n1, 2\n3, 2\n2, 3\n5, 4\n4, 5\n");
        Write("graph_indicator", "1\n1\n1\n2\n2\n");
        Write("graph_labels", "1\n-1\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nodes_of_every_graph_count_anew_and_classes_are_ranks()
    {
        var set = Read();
        Assert.Equal(("TINY", 2, 2), (set.Name, set.Classes, set.Graphs.Count));
        Assert.Equal([1, 0], set.Graphs.SelectMany(graph => graph.Labels));
        Assert.Equal([3, 2], set.Graphs.Select(graph => graph.Graph.NodeCount));
        Assert.Equal(["1-0", "0-1", "2-1", "1-2"], Arcs(set.Graphs[0]));
        Assert.Equal(["1-0", "0-1"], Arcs(set.Graphs[1]));
        Assert.All(set.Graphs, graph => Assert.Equal((ItemKind.Graph, 1), (graph.Groups!.Kind, graph.ItemCount)));
        Assert.Equal(["classes in " + Path("graph_labels") + ": -1 is 0, 1 is 1",
            "TINY has neither labels nor attributes of nodes: every node has the one feature 1"], set.Notes);
    }

    [Fact]
    public void Labels_are_one_hot_attributes_stand_behind_them_and_rows_of_edges_go_to_their_arcs()
    {
        Write("node_labels", "7\n3\n7\n9\n3\n");
        Write("node_attributes", " 0.5, 1\n1.5, 2\n2.5, 3\n3.5, 4\n4.5, 5\n");
        Write("edge_labels", "1\n2\n2\n1\n1\n1\n");
        Write("edge_attributes", "10\n20\n30\n40\n50\n60\n");
        var set = Read();
        Assert.Equal([0, 1, 0, .5, 1, 1, 0, 0, 1.5, 2, 0, 1, 0, 2.5, 3], set.Graphs[0].Features);
        Assert.Equal([0, 0, 1, 3.5, 4, 1, 0, 0, 4.5, 5], set.Graphs[1].Features);
        var labels = (Spec(regression: false, column: 0) with { Attributes = false }).Create();
        Assert.Equal([0, 1, 0, 1, 0, 0, 0, 1, 0], labels.Graphs[0].Features);
        Assert.Equal([1, 0], labels.Graphs[0].ArcFeature(labels.Graphs[0].Graph.Find(1, 0)).ToArray());
        var graph = set.Graphs[0];
        Assert.Equal(3, graph.ArcFeatureSize);
        Assert.Equal([1, 0, 10], graph.ArcFeature(graph.Graph.Find(1, 0)).ToArray());
        Assert.Equal([0, 1, 20], graph.ArcFeature(graph.Graph.Find(0, 1)).ToArray());
        Assert.Equal([0, 1, 30], graph.ArcFeature(graph.Graph.Find(2, 1)).ToArray());
        Assert.Equal([1, 0, 40], graph.ArcFeature(graph.Graph.Find(1, 2)).ToArray());
    }

    [Fact]
    public void Numbers_of_graphs_are_targets_where_they_are_asked_for()
    {
        Write("graph_attributes", "0.5, 7\n-2, 8\n");
        var set = Read(regression: true, column: 1);
        Assert.Equal((LearningTask.Regression, 0, 1), (set.Task, set.Classes, set.OutputSize));
        Assert.Equal([7, 8], set.Graphs.SelectMany(graph => graph.Targets));
        Assert.Equal(
            "dataset.column: expected a column from 0 to 1, since " + Path("graph_attributes") + " has 2, found 2", Faults(true, 2)[0]);
    }

    [Fact]
    public void One_direction_is_enough_and_an_edge_from_a_node_to_itself_is_left_out()
    {
        Write("A", "1 2\n2 2\n3 2\n4 5\n");
        var set = Read();
        Assert.Equal(4, set.Graphs[0].Graph.ArcCount);
        Assert.Contains(set.Notes, note => note.EndsWith("1 edges from a node to itself are left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A", "1 2\n3 9\n", "A.txt:2:3: expected a node, a whole number from 1 to 5, since TINY_graph_indicator.txt has 5 rows, "
        + "found '9'")]
    [InlineData("A", "1 2\n3 4\n", "A.txt:2:1: expected two nodes of one graph, found one of graph 0 and one of graph 1 (from 0)")]
    [InlineData("A", "1 2\n1 2\n", "A.txt:2:1: expected each edge once, found 1 2 again")]
    [InlineData("graph_indicator", "1\n1\n2\n1\n2\n", "graph_indicator.txt:4:1: expected the graph of node 3, 2 or 3, since nodes of a "
        + "graph stand together and no graph has none, found 1")]
    [InlineData("graph_indicator", "1\n1\n1\n3\n3\n", "graph_indicator.txt:4:1: expected the graph of node 3, 1 or 2, since nodes of a "
        + "graph stand together and no graph has none, found 3")]
    [InlineData("graph_labels", "1\n0.5\n", "graph_labels.txt:2:1: expected the class of graph 1, a whole number, found 0.5")]
    [InlineData("graph_labels", "1\n1\n2\n", "graph_labels.txt:3:1: expected 2 rows, since TINY_graph_indicator.txt has 2 graphs, found 3")]
    [InlineData("node_labels", "1\n1\n", "node_labels.txt:2:1: expected 5 rows, since TINY_graph_indicator.txt has 5 nodes, found 2")]
    [InlineData("node_attributes", "1\n1\nNaN\n1 2\n1\n", "node_attributes.txt:3:1: expected attribute 0 of node 2, a finite number, "
        + "found 'NaN'")]
    [InlineData("edge_labels", "1\n", "edge_labels.txt:1:1: expected 6 rows, since TINY_A.txt has 6 edges, found 1")]
    public void What_is_wrong_is_told_with_its_place(string part, string text, string expected)
    {
        Write(part, text);
        Assert.EndsWith("TINY_" + expected, Faults()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_several_files_are_told_at_once()
    {
        Write("graph_labels", "a\n?\n");
        Write("node_labels", "1\n?\n1\n?\n1\n");
        Assert.Equal(3, Faults().Count);
    }

    [Fact]
    public void A_missing_folder_says_what_to_get_and_where_to_put_it()
    {
        var missing = new DatasetSpec.Tu(new InputFolder("data/MUTAG", _folder["data/MUTAG"]));
        var error = Assert.Throws<DataFormatException>(() => missing.Create());
        Assert.Equal(
            "dataset.folder: expected a folder (relative to the scenario) with the files MUTAG_{A,graph_indicator,graph_labels}.txt, "
                + "found no such folder at data/MUTAG; get MUTAG.zip from https://chrsmrrs.github.io/datasets (TUDataset), and unpack it "
                + "so that its files are in data/MUTAG",
            error.Message);
    }

    [Theory]
    [InlineData("MUTAG", 188, 3371, 7442, 7, 4, 125, 63)]
    [InlineData("PROTEINS", 1113, 43471, 162088, 4, 0, 450, 663)]
    public void Real_ones_are_as_published(string name, int graphs, int nodes, int arcs, int features, int arcFeatures, int ones, int zeros)
    {
        var folder = System.IO.Path.Combine(Environment.GetEnvironmentVariable("HOGWILD_DATA") ?? string.Empty, name);
        Assert.SkipUnless(Directory.Exists(folder), $"HOGWILD_DATA names no folder with {name} in it");
        var set = new DatasetSpec.Tu(new InputFolder(name, folder)).Create();
        Assert.Equal(graphs, set.Graphs.Count);
        Assert.Equal(nodes, set.Graphs.Sum(graph => graph.Graph.NodeCount));
        Assert.Equal(arcs, set.Graphs.Sum(graph => graph.Graph.ArcCount));
        Assert.All(set.Graphs, graph => Assert.Equal((features, arcFeatures), (graph.FeatureSize, graph.ArcFeatureSize)));
        Assert.Equal((ones, zeros), (set.Graphs.Count(graph => graph.Labels[0] == 1), set.Graphs.Count(graph => graph.Labels[0] == 0)));
    }

    private static IEnumerable<string> Arcs(GraphData data) =>
        Enumerable.Range(0, data.Graph.ArcCount).Select(arc => $"{data.Graph.Source(arc)}-{data.Graph.Target(arc)}");

    private DatasetSpec.Tu Spec(bool regression, int column) =>
        new(new InputFolder(_folder.Root, _folder.Root), "TINY", regression, column);

    private Dataset Read(bool regression = false, int column = 0) => Spec(regression, column).Create();

    private IReadOnlyList<string> Faults(bool regression = false, int column = 0) =>
        [.. Assert.Throws<DataFormatException>(() => Spec(regression, column).Create()).All.Select(fault => fault.Message)];

    private string Path(string part) => $"{_folder.Root}/TINY_{part}.txt";

    private void Write(string part, string text) => _folder.Write($"TINY_{part}.txt", text);
}
