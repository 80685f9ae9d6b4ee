using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>Files of Planetoid, made here: three papers, then nodes 3 and 5 for the test, with node 4 left out.</summary>
public sealed class PlanetoidFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PlanetoidFilesTests()
    {
        Write("x", PicklePieces.Matrix(3, [0, 1]));
        Write("allx", PicklePieces.Matrix(3, [0, 1], [2], []));
        Write("tx", PicklePieces.Matrix(3, [0], [1, 2]));
        Write("y", PicklePieces.Wholes([1, 2], 0, 1));
        Write("ally", PicklePieces.Wholes([3, 2], 0, 1, 1, 0, 0, 1));
        Write("ty", PicklePieces.Wholes([2, 2], 0, 1, 1, 0));
        Write("graph", PicklePieces.Lists([1, 5, 1], [0], [2], [0], [], []));
        _folder.Write("ind.tiny.test.index", "5\n3\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_go_to_the_nodes_that_the_index_names_and_the_split_is_the_public_one()
    {
        var (set, data) = (Read(), Read().Graphs[0]);
        Assert.Equal([.5, .5, 0, 0, 0, 1, 0, 0, 0, 0, .5, .5, 0, 0, 0, 1, 0, 0], data.Features);
        Assert.Equal([1, 0, 1, 0, 0, 1], data.Labels);
        Assert.Equal([(0, 1), (0, 3), (0, 5)], Enumerable.Range(0, data.Graph.ArcCount)
            .Select(arc => (data.Graph.Source(arc), data.Graph.Target(arc))).Where(arc => arc.Item1 < arc.Item2).Order());
        Assert.Equal([0], data.Split!.Of(ItemPart.Training));
        Assert.Equal([1, 2], data.Split.Of(ItemPart.Validation));
        Assert.Equal([3, 5], data.Split.Of(ItemPart.Test));
        Assert.Equal(2, set.Notes.Count);
        Assert.Equal([1, 1, 0], Read(normalise: false).Graphs[0].Features[..3]);
    }

    [Fact]
    public void Metrics_are_over_the_part_that_is_judged()
    {
        var test = Read().For(ItemPart.Test).Union();
        double[] outputs = [9, 0, 0, 9, 9, 0, 1, 0, 0, 9, 1, 0];
        Assert.Equal([3, 5], test.Judged!);
        Assert.Equal(.5, Outputs.Accuracy(outputs, test));
        Assert.Equal(0, Outputs.Accuracy(outputs, Read().For(ItemPart.Training).Union()));
        Assert.Equal((Math.Log(1 + Math.Exp(-1)) + Math.Log(1 + Math.Exp(1))) / 2, TaskLoss.Of(test, outputs), 1e-12);
    }

    [Fact]
    public void A_missing_folder_says_what_to_get_and_where_to_put_it()
    {
        var missing = new DatasetSpec.Planetoid(new InputFolder("no-such", "no-such"));
        var error = Assert.Throws<DataFormatException>(() => missing.Create());
        Assert.Contains("https://github.com/kimiyoung/planetoid", error.Message, StringComparison.Ordinal);
        Assert.Contains("put them into no-such", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pickle_that_would_run_something_is_an_error()
    {
        Write("graph", [.. PicklePieces.Name("os", "system"), .. PicklePieces.Text("true"), 0x85, (byte)'R']);
        Assert.Contains("found os system (at byte 2)", Assert.Throws<DataFormatException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_that_lie_are_errors_before_memory_is_taken()
    {
        Write("allx", PicklePieces.Array("f8", [2_000_000_000, 2], []));
        Assert.Throws<DataFormatException>(() => Read());
        Write("allx", PicklePieces.Matrix(2_000_000_000, [0], [1], []));
        Assert.Throws<DataFormatException>(() => Read());
        Write("allx", [(byte)'T', 0xff, 0xff, 0xff, 0x7f]);
        Assert.Throws<DataFormatException>(() => Read());
    }

    [Fact]
    public void Cut_off_anywhere_it_is_one_error()
    {
        var whole = File.ReadAllBytes(_folder["ind.tiny.allx"]);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["ind.tiny.allx"], whole[..length]);
            Assert.Throws<DataFormatException>(() => Read());
        }
    }

    [Fact]
    public void Cora_is_as_published()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("HOGWILD_DATA") ?? string.Empty, "Cora");
        Assert.SkipUnless(Directory.Exists(folder), "HOGWILD_DATA names no folder with Cora in it");
        var cora = new DatasetSpec.Planetoid(new InputFolder(folder, folder)).Create().Graphs[0];
        Assert.Equal((2708, 2 * 5278, 1433), (cora.Graph.NodeCount, cora.Graph.ArcCount, cora.FeatureSize));
        Assert.Equal((140, 500, 1000), (cora.Split!.Training.Count, cora.Split.Validation.Count, cora.Split.Test.Count));
    }

    private Dataset Read(bool normalise = true) =>
        new DatasetSpec.Planetoid(new InputFolder(_folder.Root, _folder.Root), "tiny", normalise).Create();

    private void Write(string part, byte[] thing) => File.WriteAllBytes(_folder[$"ind.tiny.{part}"], PicklePieces.File(thing));
}
