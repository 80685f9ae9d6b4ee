using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

/// <summary>Files of PPI, made here: two graphs for training, one for validation and one for the test.</summary>
public sealed class PpiFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PpiFilesTests()
    {
        Write("train", [1, 1, 2, 2], """
            {"directed": false, "graph": {"nodes": [1, {"links": 2}]}, "nodes": [{"id": 3, "test": true}, {"id": 1}, {"id": 0}, {"id": 2}],
             "links": [{"source": 0, "target": 1}, {"target": 2, "source": 3, "weight": {"id": 7}}, {"source": 2, "target": 2}],
             "multigraph": false}
            """);
        Write("valid", [3, 3], """{"nodes":[{"id":0},{"id":1}],"links":[{"source":0,"target":1}]}""");
        Write("test", [4], """{"links":[],"nodes":[{"id":0}]}""");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whole_graphs_are_for_training_validation_and_test()
    {
        var set = Read();
        Assert.Equal(("ppi", 3, LearningTask.MultiLabel), (set.Name, set.Classes, set.Task));
        Assert.Equal([2, 2, 2, 1], set.Graphs.Select(graph => graph.Graph.NodeCount));
        Assert.Equal([2, 2, 2, 0], set.Graphs.Select(graph => graph.Graph.ArcCount));
        Assert.Equal([2, 2, 0, 0], set.Graphs.Select(graph => graph.Split!.Training.Count));
        Assert.Equal([0, 0, 2, 0], set.Graphs.Select(graph => graph.Split!.Validation.Count));
        Assert.Equal([4, 5, 6, 7], set.Graphs[1].Features);
        Assert.Equal<byte[]>([0, 1, 1, 0, 1, 1], set.Graphs[1].Flags);
        Assert.Single(set.For(ItemPart.Test).Graphs);
        Assert.Equal([_folder.Root + "/train_graph.json: 1 edges from a node to itself are left out"], set.Notes);
    }

    [Theory]
    [InlineData("""{"nodes":[{"id":0},{"id":1}],"links":[{"source":0,"target":5}]}""", " (at byte 60): expected ids of nodes, found 5")]
    [InlineData("""{"nodes":[{"id":0},{"id":0}],"links":[]}""", ": expected every node once, found the id 0 again")]
    [InlineData("""{"nodes":[{"id":0},{"id":"b"}],"links":[]}""", " (at byte 28): expected a node with an 'id', a whole number,")]
    [InlineData("""{"nodes":[{"id":0},{"id":1}]}""", ": expected the lists 'nodes', not empty, and 'links', found none")]
    [InlineData("""{"nodes":[{"id":0},""", ":1:19: expected JSON, found something else, or its end")]
    [InlineData("""{"nodes":[{"id":0},{"id":1},{"id":2}],"links":[]}""", "valid_feats.npy: expected 3 rows, since ")]
    public void A_graph_that_is_none_is_told_with_its_place(string json, string expected)
    {
        _folder.Write("valid_graph.json", json);
        Assert.Contains(expected, Assert.Throws<DataFormatException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_is_read_piece_by_piece()
    {
        const int Count = 20_000;
        var text = new StringBuilder("{\"nodes\":[");
        text.AppendJoin(',', Enumerable.Range(0, Count).Select(node => $"{{\"id\": {node}, \"name\": \"n{node}\"}}"))
            .Append("],\"links\":[");
        text.AppendJoin(',', Enumerable.Range(1, Count - 1).Select(node => $"{{\"source\": {node - 1}, \"target\": {node}}}")).Append("]}");
        Write("test", [.. Enumerable.Repeat(7.0, Count)], text.ToString());
        Assert.Equal((Count, 2 * (Count - 1)), (Read().Graphs[3].Graph.NodeCount, Read().Graphs[3].Graph.ArcCount));
    }

    [Fact]
    public void A_missing_folder_says_what_to_get_and_where_to_put_it()
    {
        var missing = new DatasetSpec.Ppi(new InputFolder("data/ppi", _folder["data/ppi"]));
        Assert.Contains(
            "get https://data.dgl.ai/dataset/ppi.zip, and unpack it so that its files are in data/ppi",
            Assert.Throws<DataFormatException>(missing.Create).Message,
            StringComparison.Ordinal);
    }

    private Dataset Read() => new DatasetSpec.Ppi(new InputFolder(_folder.Root, _folder.Root)).Create();

    private void Write(string part, double[] graphs, string json)
    {
        _folder.Write($"{part}_graph.json", json);
        Write($"{part}_feats", "<f8", [graphs.Length, 2], k => k);
        Write($"{part}_labels", "<i8", [graphs.Length, 3], k => k % 3 == 0 ? 0 : 1);
        Write($"{part}_graph_id", "<i8", [graphs.Length], k => graphs[k]);
    }

    private void Write(string name, string type, int[] shape, Func<int, double> value) => File.WriteAllBytes(
        _folder[$"{name}.npy"],
        NpyBytes.Of(type, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(value)]));
}
