using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>Data sets of kind files: parts that stand in files, in every form, and what does not fit together.</summary>
public sealed class FilesDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FilesDataTests()
    {
        _folder.Write("g.edges", "0 1\n1 2\n2 3\n3 0\n0 2\n");
        _folder.Write("x.csv", "1,0\n0,1\n1,1\n0,0\n");
        _folder.Write("y.csv", "0\n1\n1\n0\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_graph_has_features_classes_and_a_split_of_index_files()
    {
        var set = Read(Spec() with { Split = Split("0 1\n", "3\n", "2\n") });
        var data = Assert.Single(set.Graphs);
        Assert.Equal(("g", 2, LearningTask.Classification), (set.Name, set.Classes, set.Task));
        Assert.Equal((4, 10), (data.Graph.NodeCount, data.Graph.ArcCount));
        Assert.Equal([1, 0, 0, 1, 1, 1, 0, 0], data.Features);
        Assert.Equal([0, 1, 1, 0], data.Labels);
        Assert.Equal([0, 1], data.Split!.Of(ItemPart.Training));
        Assert.Equal([2], data.Split.Of(ItemPart.Validation));
        Assert.Equal([3], data.Split.Of(ItemPart.Test));
        Assert.Null(data.Groups);
    }

    [Theory]
    [InlineData("1\n1\n0\n0\n", "0\n0\n0\n1\n")]
    [InlineData("true false false false", "False,False,True,TRUE")]
    [InlineData("1 1 0 0", "3")]
    public void A_mask_is_as_good_as_numbers(string train, string test)
    {
        var split = Read(Spec() with { Split = Split(train, test) }).Graphs[0].Split!;
        Assert.Equal(train.StartsWith('t') ? [0] : [0, 1], split.Of(ItemPart.Training));
        Assert.Equal(train.StartsWith('t') ? [2, 3] : [3], split.Of(ItemPart.Test));
    }

    [Fact]
    public void Files_of_a_split_count_as_edges_do_and_never_overlap()
    {
        _folder.Write("g.edges", "1 2\n2 3\n3 4\n");
        var spec = Spec() with { First = 1 };
        Assert.Equal([3], Read(spec with { Split = Split("1\n2\n", "4\n") }).Graphs[0].Split!.Of(ItemPart.Test));
        Assert.Equal(
            ["test.txt:2:1: expected an item that is not for the training, found item 2 (train.txt:2:1)"],
            Faults(spec with { Split = Split("1\n2\n", "4\n2\n") }));
        Assert.Equal(
            [
                "train.txt:2:1: expected a whole number from 1 to 4, or 0 or 1 for each of 4 items, found '5'",
                "train.txt:3:1: expected each item once, found '1' again (train.txt:1:1)",
                "test.txt: expected at least one item for the test, found none",
            ],
            Faults(spec with { Split = Split("1\n5\n1\n", "# none\n") }));
        Assert.Equal(
            ["test.txt:1:12: expected a mask for 4 items, found one for 3"],
            Faults(spec with { Split = Split("1\n", "true false true") }));
    }

    [Fact]
    public void Names_are_keys_of_rows_in_any_order_and_nodes_without_edges_may_stand_in_features()
    {
        _folder.Write("g.edges", "ann bob\nbob cid\n");
        _folder.Write("x.csv", "name,age\ncid,3\ndot,4\nann,1\nbob,2\n");
        _folder.Write("y.csv", "bob,1\nann,0\ndot,1\ncid,0\n");
        var spec = Spec() with { Named = true };
        var data = Read(spec with { Split = Split("ann bob\n", "dot\n") }).Graphs[0];
        Assert.Equal([1, 2, 3, 4], data.Features);
        Assert.Equal([0, 1, 0, 1], data.Labels);
        Assert.Equal([3], data.Split!.Of(ItemPart.Test));
        _folder.Write("y.csv", "bob,1\nzed,0\nbob,1\n");
        Assert.Equal(
            [
                "y.csv:2:1: expected the name of a node of g.edges, found 'zed'",
                "y.csv:3:1: expected each node once, found 'bob' again (line 1)",
            ],
            Faults(spec));
        _folder.Write("y.csv", "bob,1\nann,0\n");
        Assert.Contains("y.csv:2:1: expected a row of labels for every node, also for 'cid' of g.edges, found none", Faults(spec));
    }

    [Fact]
    public void A_name_where_none_is_expected_is_told_how_to_be_one()
    {
        _folder.Write("x.csv", "ann,1\nbob,2\n");
        Assert.Equal(
            "x.csv:1:1: expected feature 0 of node 0, a finite number, found 'ann'; named: true takes the first word of a row for the name "
                + "of a node",
            Faults(Spec())[0]);
    }

    [Fact]
    public void Weights_and_features_of_edges_go_to_their_arcs()
    {
        _folder.Write("g.edges", "0 1 2.5\n1 2 3\n2 1 3\n3 0 1\n");
        _folder.Write("e.csv", "7\n8\n9\n6\n");
        var spec = Spec() with { EdgeFeatures = List<IReadOnlyList<double>>("e.csv"), Of = ItemKind.Node };
        var data = Read(spec);
        var graph = data.Graphs[0].Graph;
        Assert.Equal([2.5, 7], data.Graphs[0].ArcFeature(graph.Find(1, 0)).ToArray());
        Assert.Equal([3, 8], data.Graphs[0].ArcFeature(graph.Find(1, 2)).ToArray());
        Assert.Equal([3, 9], data.Graphs[0].ArcFeature(graph.Find(2, 1)).ToArray());
        Assert.Contains("g.edges: weights of edges are feature 0 of arcs", data.Notes);
        _folder.Write("e.csv", "7\n8\n9\n");
        Assert.Equal(
            ["e.csv:3:1: expected 4 rows of features, since g.edges has 4 edges, found 3"],
            Faults(spec));
    }

    [Fact]
    public void Lines_are_arcs_where_it_is_said()
    {
        var graph = Read(Spec() with { Directed = true }).Graphs[0].Graph;
        Assert.Equal((5, false), (graph.ArcCount, graph.IsUndirected));
        Assert.True(graph.Find(0, 1) >= 0);
        Assert.Equal(-1, graph.Find(1, 0));
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n4 4 2\n1 2 0.5\n3 4 2\n");
        var matrix = Read(Spec() with { Edges = List<(int A, int B)>("m.mtx"), Directed = true }).Graphs[0];
        Assert.Equal(.5, matrix.ArcFeature(matrix.Graph.Find(1, 0))[0]);
    }

    [Fact]
    public void What_labels_are_of_is_seen_from_their_number_or_said()
    {
        _folder.Write("y.csv", "0\n1\n1\n0\n2\n");
        var edges = Read(Spec()).Graphs[0];
        Assert.Equal((ItemKind.Edge, 5), (edges.Groups!.Kind, edges.ItemCount));
        Assert.Equal([2, 3], edges.Groups[2].ToArray());
        Assert.Equal(2, edges.Labels[4]);
        _folder.Write("g.edges", "0 1\n1 2\n2 3\n3 0\n");
        _folder.Write("y.csv", "0\n1\n1\n0\n");
        Assert.Equal(
            ["dataset.of: expected 'of: node' or 'of: edge', since y.csv has 4 rows and there are 4 nodes and 4 edges, found neither"],
            Faults(Spec()));
        Assert.Equal(ItemKind.Edge, Read(Spec() with { Of = ItemKind.Edge }).Graphs[0].Groups!.Kind);
        Assert.Null(Read(Spec() with { Of = ItemKind.Node }).Graphs[0].Groups);
        _folder.Write("y.csv", "0\n1\n1\n");
        Assert.Equal(
            ["y.csv:3:1: expected labels of 4 nodes, 4 edges or 1 graph, since g.edges has as many, found 3 rows"], Faults(Spec()));
    }

    [Fact]
    public void Rows_of_several_labels_are_of_0_and_1()
    {
        _folder.Write("y.csv", "0 1 1\n1 0 0\n0 0 0\n1 1 1\n");
        var set = Read(Spec());
        Assert.Equal((LearningTask.MultiLabel, 3), (set.Task, set.Classes));
        Assert.Equal<byte[]>([0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1], set.Graphs[0].Flags);
        _folder.Write("y.csv", "0 1 1\n1 0 2\n0 0 0\n1 .5 1\n");
        Assert.Equal(
            ["y.csv:2:1: expected label 2 of node 1, 0 or 1, found 2", "y.csv:4:1: expected label 1 of node 3, 0 or 1, found 0.5"],
            Faults(Spec()));
    }

    [Fact]
    public void Targets_are_numbers()
    {
        var set = Read(Spec() with { Labels = null, Targets = List<double>("y.csv") });
        Assert.Equal((LearningTask.Regression, 0), (set.Task, set.Classes));
        Assert.Equal([0, 1, 1, 0], set.Graphs[0].Targets);
    }

    [Fact]
    public void An_indicator_cuts_one_file_into_graphs()
    {
        _folder.Write("g.edges", "2 3\n0 1\n");
        _folder.Write("i.txt", "1\n1\n2\n2\n");
        _folder.Write("y.csv", "5\n7\n");
        var spec = Spec() with { Graphs = List<int>("i.txt"), Of = ItemKind.Graph };
        var set = Read(spec);
        Assert.Equal([5, 7], set.Graphs.SelectMany(graph => graph.Labels));
        Assert.Equal([1, 0, 0, 1], set.Graphs[0].Features);
        Assert.All(set.Graphs, graph => Assert.Equal((2, 2), (graph.Graph.NodeCount, graph.Graph.ArcCount)));
        Assert.All(set.Graphs, graph => Assert.Equal(ItemKind.Graph, graph.Groups!.Kind));
        _folder.Write("g.edges", "0 1\n1 2\n");
        Assert.Equal(["g.edges:2:1: expected two nodes of one graph, found one of graph 0 and one of graph 1 (from 0)"], Faults(spec));
        _folder.Write("i.txt", "0\n0\n2\n2\n");
        Assert.StartsWith("i.txt:3:1: expected the graph of node 2, 0 or 1, since nodes", Faults(spec)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_star_stands_for_many_graphs_in_ordinal_order()
    {
        _folder.Write("m/b.edges", "0 1\n");
        _folder.Write("m/a.edges", "0 1\n1 2\n");
        _folder.Write("m/a.x", "1\n2\n3\n4\n");
        _folder.Write("m/b.x", "5\n6\n");
        _folder.Write("y.csv", "1\n0\n");
        var spec = new DatasetSpec.Files(List<(int A, int B)>("m/*.edges"))
        {
            Features = List<IReadOnlyList<double>>("m/*.x"), Labels = List<int>("y.csv"), Of = ItemKind.Graph,
        };
        var set = Read(spec);
        Assert.Equal("m", set.Name);
        Assert.Equal([4, 2], set.Graphs.Select(graph => graph.Graph.NodeCount));
        Assert.Equal([1, 0], set.Graphs.SelectMany(graph => graph.Labels));
        Assert.Equal([5, 6], set.Graphs[1].Features);
        _folder.Write("m/c.edges", "0 1\n");
        _folder.Write("m/b.x", "5 5\n6 5\n");
        Assert.Equal(
            [
                "dataset.features: expected the file m/c.x, since there are edges of that name, found none",
                "m/b.x:1:1: expected 1 features, as many as m/a.x has, found 2",
            ],
            Faults(spec));
        Assert.Equal(["dataset.edges: expected files of the name z/*.edges, found none"], Faults(new(List<(int A, int B)>("z/*.edges"))));
    }

    [Fact]
    public void Folds_are_of_a_file_or_drawn()
    {
        _folder.Write("f.txt", "0\n1\n2\n0\n");
        var split = Read(Spec() with { Folds = new FoldsSpec(List<int>("f.txt"), Test: 0, Validation: 2) }).Graphs[0].Split!;
        Assert.Equal([1], split.Of(ItemPart.Training));
        Assert.Equal([2], split.Of(ItemPart.Validation));
        Assert.Equal([0, 3], split.Of(ItemPart.Test));
        var drawn = Enumerable.Range(0, 2).SelectMany(fold =>
            Read(Spec() with { Folds = new FoldsSpec(Of: 2, Test: fold) }).Graphs[0].Split!.Of(ItemPart.Test));
        Assert.Equal([0, 1, 2, 3], drawn.Order());
        Assert.Equal(
            ["dataset.folds.test: expected a fold from 0 to 2 that has nodes, found 3"],
            Faults(Spec() with { Folds = new FoldsSpec(List<int>("f.txt"), Test: 3) }));
    }

    [Theory]
    [InlineData(
        "g.edges",
        "0 1\n1 1000000000\n",
        "g.edges:2:3: expected a node, a whole number from 0 to 3, since x.csv has 4 rows, found '1000000000'")]
    [InlineData("x.csv", "1,0\n1\nNaN,0\n1,2,3\n", "x.csv:2:1: expected 2 features, as many as line 1 has, found 1")]
    [InlineData("g.edges", "0 1\n0 1\n", "g.edges:2:1: expected each edge once, found 0 1 again")]
    [InlineData("g.edges", "0 1\n2 2\n", "g.edges:2:1: expected two different nodes, found one twice")]
    [InlineData("y.csv", "0\n1000\n1\n1\n", "y.csv:2:1: expected the class of node 1, a whole number from 0 to 999, found 1000")]
    [InlineData(
        "g.edges",
        "%%MatrixMarket matrix coordinate pattern general\n1000000000 1000000000 1\n1 2\n",
        "g.edges:2:1: expected the number of rows, an integer from 1 to 67108864, found '1000000000'")]
    public void What_is_hostile_is_one_error_at_its_place(string file, string text, string expected)
    {
        _folder.Write(file, text);
        Assert.StartsWith(expected, Faults(Spec())[0], StringComparison.Ordinal);
    }

    private DatasetSpec.Files Spec() => new(List<(int A, int B)>("g.edges"))
    {
        Features = List<IReadOnlyList<double>>("x.csv"), Labels = List<int>("y.csv"),
    };

    private SplitSpec Split(string train, string test, string? validation = null)
    {
        _folder.Write("train.txt", train);
        _folder.Write("test.txt", test);
        _folder.Write("val.txt", validation ?? string.Empty);
        return new SplitSpec(List<int>("train.txt"), List<int>("test.txt"), validation is null ? null : List<int>("val.txt"));
    }

    private ListFile<T> List<T>(string name) => new(new InputFile(name, _folder[name]));

    private static Dataset Read(DatasetSpec spec) => spec.Create();

    private static IReadOnlyList<string> Faults(DatasetSpec.Files spec) =>
        [.. Assert.Throws<DataFormatException>(() => spec.Create()).All.Select(fault => fault.Message)];
}
