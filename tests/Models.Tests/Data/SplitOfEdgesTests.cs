using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>Splits of data sets of kind files where numbers of rows or nodes are easily taken for others.</summary>
public sealed class SplitOfEdgesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_directions_of_an_edge_are_drawn_into_one_fold()
    {
        _folder.Write("g.edges", "0 1\n1 2\n2 3\n3 0\n1 0\n2 1\n3 2\n0 3\n");
        _folder.Write("y.csv", "0\n1\n0\n1\n0\n1\n0\n1\n");
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var spec = Spec() with { Of = ItemKind.Edge, Folds = new FoldsSpec(Of: 2, Seed: seed) };
            var split = spec.Create().Graphs[0].Split!;
            Assert.Equal(4, split.Test.Count);
            Assert.All(split.Test, row => Assert.Contains((row + 4) % 8, split.Test));
        }
    }

    [Fact]
    public void Both_directions_of_an_edge_in_two_parts_are_an_error()
    {
        _folder.Write("g.edges", "0 1\n1 2\n1 0\n");
        _folder.Write("y.csv", "0\n1\n0\n");
        var spec = Spec() with { Of = ItemKind.Edge, Split = new SplitSpec(Write("tr.txt", "0 1"), Write("te.txt", "2")) };
        Assert.Equal(
            "g.edges:3:1: expected both directions of an edge in one part of the split, found them in two (g.edges:1:1)",
            Assert.Throws<DataFormatException>(() => spec.Create()).Message);
    }

    [Fact]
    public void Beside_Matrix_Market_a_split_counts_from_one_as_well()
    {
        _folder.Write("g.mtx", "%%MatrixMarket matrix coordinate pattern symmetric\n4 4 3\n2 1\n3 2\n4 3\n");
        _folder.Write("y.csv", "0\n1\n1\n0\n");
        var spec = new DatasetSpec.Files(List<(int A, int B)>("g.mtx"))
        {
            Labels = List<int>("y.csv"),
            Split = new SplitSpec(Write("tr.txt", "1 2"), Write("te.txt", "4")),
        };
        var split = spec.Create().Graphs[0].Split!;
        Assert.Equal([0, 1], split.Training);
        Assert.Equal([3], split.Test);
    }

    [Theory]
    [InlineData("1 1 0 0", "0 0 0 1")]
    [InlineData("ann bob", "dot")]
    public void Beside_names_a_mask_is_a_mask(string train, string test)
    {
        _folder.Write("g.edges", "ann bob\nbob cid\ncid dot\n");
        _folder.Write("y.csv", "ann 0\nbob 1\ncid 1\ndot 0\n");
        var spec = Spec() with { Named = true, Split = new SplitSpec(Write("tr.txt", train), Write("te.txt", test)) };
        var split = spec.Create().Graphs[0].Split!;
        Assert.Equal([0, 1], split.Training);
        Assert.Equal([3], split.Test);
    }

    private DatasetSpec.Files Spec() => new(List<(int A, int B)>("g.edges")) { Labels = List<int>("y.csv") };

    private ListFile<int> Write(string name, string text)
    {
        _folder.Write(name, text);
        return List<int>(name);
    }

    private ListFile<T> List<T>(string name) => new(new InputFile(name, _folder[name]));
}
