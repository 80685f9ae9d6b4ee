using System.IO.Compression;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

/// <summary>Archives as the script for PyTorch Geometric writes them.</summary>
public sealed class NpzDataTests : IDisposable
{
    private static readonly (string, byte[]) Edges = ("edge_index", NpyBytes.Of("<i8", [2, 5], [0, 1, 1, 2, 2, 1, 0, 2, 1, 2]));
    private static readonly (string, byte[]) Features = ("x", NpyBytes.Of("<f4", [3, 1], [1, 2, 3]));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Arrays_have_the_names_that_they_have_there()
    {
        Write(
            Edges,
            Features,
            ("edge_attr", NpyBytes.Of("<f4", [5, 1], [10, 20, 30, 40, 50])),
            ("y", NpyBytes.Of("<i8", [3], [0, 2, 1])),
            ("train_mask", NpyBytes.Of("|b1", [3], [1, 0, 0])),
            ("test_mask", NpyBytes.Of("|b1", [3], [0, 1, 1])),
            ("pos", NpyBytes.Of("<f4", [3, 2], [0, 0, 0, 0, 0, 0])));
        var set = Read();
        var data = Assert.Single(set.Graphs);
        Assert.Equal(("d", 3, 4), (set.Name, set.Classes, data.Graph.ArcCount));
        Assert.Equal([0, 2, 1], data.Labels);
        Assert.Equal([1, 2, 3], data.Features);
        Assert.Equal(10, data.ArcFeature(data.Graph.Find(0, 1))[0]);
        Assert.Equal(40, data.ArcFeature(data.Graph.Find(2, 1))[0]);
        Assert.Equal([1, 2], data.Split!.Of(ItemPart.Test));
        Assert.Equal(["d.npz#edge_index: 1 edges from a node to itself are left out", "d.npz: the arrays pos are left out"], set.Notes);
    }

    [Fact]
    public void Batch_cuts_graphs_and_real_numbers_are_targets()
    {
        Write(
            ("edge_index", NpyBytes.Of("<i8", [2, 2], [0, 1, 1, 0])),
            Features,
            ("y", NpyBytes.Of("<f4", [2], [.5, -1])),
            ("batch", NpyBytes.Of("<i8", [3], [0, 0, 1])));
        var set = Read(ItemKind.Graph);
        Assert.Equal(LearningTask.Regression, set.Task);
        Assert.Equal([.5, -1], set.Graphs.SelectMany(graph => graph.Targets));
        Assert.Equal([2, 1], set.Graphs.Select(graph => graph.Graph.NodeCount));
    }

    [Fact]
    public void Rows_of_0_and_1_are_several_labels_and_num_nodes_counts_where_there_are_no_features()
    {
        Write(Edges, ("y", NpyBytes.Of("<f4", [4, 2], [0, 1, 1, 1, 0, 0, 1, 0])), ("num_nodes", NpyBytes.Of("<i8", [1], [4])));
        var set = Read();
        Assert.Equal((LearningTask.MultiLabel, 2), (set.Task, set.Classes));
        Assert.Equal<byte[]>([0, 1, 1, 1, 0, 0, 1, 0], set.Graphs[0].Flags);
    }

    [Fact]
    public void What_is_missing_or_does_not_fit_is_told()
    {
        Write(Features);
        Assert.Equal("d.npz: expected the array edge_index, found x", Error());
        Write(Edges, Features, ("y", NpyBytes.Of("<i8", [3], [0, 1, 1])), ("train_mask", NpyBytes.Of("|b1", [3], [1, 0, 0])));
        Assert.Equal("d.npz: expected train_mask and test_mask, found train_mask alone", Error());
        Write(Edges, Features, ("y", NpyBytes.Of("<i8", [4], [0, 1, 1, 0])));
        Assert.StartsWith("d.npz#y[3]: expected labels of 3 nodes, 5 edges or 1 graph", Error(), StringComparison.Ordinal);
        Write(
            Edges,
            Features,
            ("y", NpyBytes.Of("<i8", [3], [0, 1, 1])),
            ("train_mask", NpyBytes.Of("|b1", [3, 2], [1, 0, 0, 0, 0, 1])),
            ("test_mask", NpyBytes.Of("|b1", [3], [0, 1, 1])));
        Assert.StartsWith("d.npz#train_mask: expected a mask or numbers of items", Error(), StringComparison.Ordinal);
    }

    private void Write(params (string Name, byte[] Bytes)[] arrays) =>
        File.WriteAllBytes(_folder["d.npz"], NpyBytes.Archive(CompressionLevel.Fastest, arrays));

    private Dataset Read(ItemKind? of = null) => new DatasetSpec.Npz(new InputFile("d.npz", _folder["d.npz"]), of).Create();

    private string Error() => Assert.Throws<DataFormatException>(() => Read()).Message;
}
