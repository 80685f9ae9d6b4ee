using System.IO.Compression;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

/// <summary>One graph whose edges, features and classes stand in files of other people.</summary>
public sealed class OneGraphFilesTests : IDisposable
{
    private static readonly byte[] Index = NpyBytes.Of("<i8", [2, 4], [0, 1, 1, 2, 1, 0, 2, 1]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, byte[]> Paths => new()
    {
        { "edge list", "# path\n0 1\n1 0\n1,2\n"u8.ToArray() },
        { "pattern", "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 2\n"u8.ToArray() },
        { "general", "%%MatrixMarket matrix coordinate real general\n3 3 3\n2 1 1\n3 2 1\n1 2 1\n"u8.ToArray() },
        { "GraphML", Encoding.UTF8.GetBytes("<graphml><graph edgedefault='undirected'><node id='0'/><node id='1'/><node id='2'/>"
            + "<edge source='0' target='1'/><edge source='2' target='1'/></graph></graphml>") },
        { "edge index", Index },
        { "edges in rows", NpyBytes.Of("<i4", [3, 2], [0, 1, 1, 2, 2, 1]) },
        { "Fortran", NpyBytes.Of(">i4", [2, 4], [0, 1, 1, 2, 1, 0, 2, 1], isFortran: true) },
        { "archive", NpyBytes.Archive(CompressionLevel.Fastest, ("edge_index", Index)) },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_path_of_three_is_read_from_any_format_by_its_contents(string format, byte[] bytes)
    {
        Assert.NotEmpty(format);
        var dataset = Read(edges: bytes, features: "1,0\n0.5,2\n-1;3\n"u8.ToArray(), labels: "0\n1\n1\n"u8.ToArray());
        var data = Assert.Single(dataset.Graphs);
        Assert.Equal(Graphs.Path(3).Hash, data.Graph.Hash);
        Assert.Equal((2, 2), (data.FeatureSize, dataset.Classes));
        Assert.Equal([1, 0, 0.5, 2, -1, 3], data.Features);
        Assert.Equal([0, 1, 1], data.Labels);
        Assert.Empty(dataset.Notes);
    }

    [Fact]
    public void All_parts_may_be_arrays_of_one_archive()
    {
        var archive = NpyBytes.Archive(
            CompressionLevel.Optimal,
            ("edge_index", Index), ("x", NpyBytes.Of("<f4", [3, 1], [1, 2, 3])), ("y", NpyBytes.Of("<i8", [3], [2, 0, 1])));
        File.WriteAllBytes(_folder["g.npz"], archive);
        var dataset = new DatasetSpec.OneGraph
        {
            Edges = new ListFile<(int, int)>(At("g.npz#edge_index")),
            Features = new ListFile<IReadOnlyList<double>>(At("g.npz#x")),
            Labels = new ListFile<int>(At("g.npz#y")),
        }.Create();
        Assert.Equal([1, 2, 3], dataset.Graphs[0].Features);
        Assert.Equal([2, 0, 1], dataset.Graphs[0].Labels);
        Assert.Equal(Graphs.Path(3).Hash, dataset.Graphs[0].Graph.Hash);
    }

    [Theory]
    [InlineData("", "1\n2\n", "", 2)]
    [InlineData("0 1\n", "1\n2\n3\n4\n", "", 4)]
    [InlineData("0 1\n", "", "0\n0\n1\n", 3)]
    [InlineData("0 3\n", "", "", 4)]
    [InlineData("# none\n", "7", "", 1)]
    [InlineData("1 2\n2 3\n", "", "", 3, 1)]
    public void Nodes_are_as_many_as_rows_or_else_classes_or_else_ends_of_edges(
        string edges, string features, string labels, int nodes, int first = 0) =>
        Assert.Equal(nodes, Read(Bytes(edges), Bytes(features), Bytes(labels), first).Graphs[0].Graph.NodeCount);

    [Theory]
    [InlineData("0 1\n1 2\n", "1\n2\n3\n", "0\n1\n", "y:2:2: expected 3 classes, since x has 3 rows, found 2")]
    [InlineData("0 1\n1 2\n", "1\n2\n", "0\n1\n1\n", "e:2:3: expected a node, a whole number from 0 to 1, since x has 2 rows, found '2' "
        + "(do nodes count from 1? then say first: 1)|y:3:1: expected 2 classes, since x has 2 rows, found 3")]
    [InlineData("0 1\n1 9\n", "1\n2\n", "", "e:2:3: expected a node, a whole number from 0 to 1, since x has 2 rows, found '9'")]
    [InlineData("0 1\n1 9\n", "", "0 1 0", "e:2:3: expected a node, a whole number from 0 to 2, since y has 3 classes, found '9'")]
    [InlineData("0 0\n", "1\n2\n", "", "e:1:1: expected two different nodes, found one twice")]
    [InlineData("0 1\n", "1\nnan\n", "", "x:2:1: expected feature 0 of node 1, a finite number, found 'nan'")]
    [InlineData("0 1\n", "1,2\n3,inf\n", "", "x:2:3: expected feature 1 of node 1, a finite number, found 'inf'")]
    [InlineData("0 1\n", "1,2\n3,,4\n", "", "x:2:3: expected a value between two separators, found an empty cell")]
    [InlineData("0 1\n", "1,2\n3\n", "", "x:2:1: expected 2 features, as many as line 1 has, found 1")]
    [InlineData("0 1\n", "1,2\n3,4,5\n", "", "x:2:5: expected 2 features, as many as line 1 has, found 3")]
    [InlineData("0 1\n", "a,b\n", "", "x:1:1: expected a row of features for every node, found none")]
    [InlineData("0 1\n", "", "0.5\n1\n", "y:1:1: expected the class of node 0, a whole number from 0 to 999, found '0.5'")]
    [InlineData("0 1\n", "", "0\n-1\n", "y:2:1: expected the class of node 1, a whole number from 0 to 999, found '-1'")]
    [InlineData("0 1\n", "", "cat\ndog\n",
        "y:1:1: expected the class of node 0, a whole number from 0 to 999, found 'cat'|"
            + "y:2:1: expected the class of node 1, a whole number from 0 to 999, found 'dog'")]
    [InlineData("", "", "0 1000", "y:1:3: expected the class of node 1, a whole number from 0 to 999, found '1000'")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 5\n", "", "",
        "e:3:1: expected no entry on the diagonal, an edge from a node to itself, found one in row 1")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n2 1 5\n", "1\n2\n3\n", "",
        "e:1:1: expected 3 rows and columns, since x has 3 rows, found 2 × 2")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 3 1\n2 1 5\n", "", "", "e:1:1: expected a square matrix, found 2 × 3")]
    public void What_does_not_fit_is_said_with_its_place_and_both_files(string edges, string features, string labels, string message)
    {
        var error = Record.Exception(() => Read(Bytes(edges), Bytes(features), Bytes(labels)))!;
        var errors = Assert.IsType<DataFormatException>(error).All;
        Assert.Equal(message, string.Join('|', errors.Select(item => item.Message).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Classes_that_seem_to_count_from_one_are_a_note()
    {
        Assert.Contains(
            "no node has class 0 in y; classes count from 0, and a model has outputs for 0 too",
            Read(Bytes("0 1\n"), Bytes(""), Bytes("1\n2\n")).Notes);
        Assert.DoesNotContain(
            Read(Bytes("0 1\n"), Bytes(""), Bytes("0\n2\n")).Notes, note => note.Contains("class 0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<f8", new[] { 2, 2 }, new double[] { 0, 1, 1, 0 },
        "e: expected numbers of nodes, whole numbers (i1 to i8, u1 to u8), found an array of the type f8")]
    [InlineData("<i8", new[] { 3, 3 }, new double[] { 0, 1, 1, 0, 1, 1, 0, 1, 1 },
        "e: expected edges of the shape [2, edges] or [edges, 2], found [3, 3]")]
    [InlineData("<i8", new[] { 2, 3 }, new double[] { 0, 1, 1, 1, -1, 0 },
        "e[:, 1]: expected a node, a whole number from 0 to 9999999, found -1")]
    [InlineData("<i8", new[] { 2, 3 }, new double[] { 0, 1, 0, 1, 0, 1 },
        "e[:, 2]: expected each edge once, or once in each direction, found 0 1 again")]
    [InlineData("<i8", new[] { 3, 2 }, new double[] { 0, 1, 1, 1, 1, 0 },
        "e[1]: expected two different nodes, found 1 twice")]
    public void Arrays_that_are_no_edges_are_said_with_the_edge(string type, int[] shape, double[] values, string message) => Assert.Equal(
        message, Assert.Throws<DataFormatException>(() => Read(edges: NpyBytes.Of(type, shape, values))).Message);

    [Fact]
    public void Arrays_that_do_not_fit_name_place_and_file()
    {
        Assert.Equal(
            "x[1, 0]: expected feature 0 of node 1, a finite number, found NaN",
            Error(NpyBytes.Of("<f8", [2, 2], [0, 1, double.NaN, 0]), null));
        Assert.Equal(
            "x: expected features of the shape [nodes, features], found [2, 1, 1]", Error(NpyBytes.Of("<f8", [2, 1, 1], [0, 1]), null));
        Assert.Equal("x: expected features of the shape [nodes, features], found [0]", Error(NpyBytes.Of("<f8", [0], []), null));
        Assert.Equal(
            "x: expected at most 1000000 features a node, found 1000001", Error(NpyBytes.Of("|u1", [1, 1_000_001], [0, 1]), null));
        Assert.Equal(
            "y: expected whole numbers up to 9223372036854775807, found 18446744073709551611",
            Error(null, Unsigned(NpyBytes.Of("<i8", [1], [-5]))));
        Assert.Equal(
            "y[1]: expected the class of node 1, a whole number from 0 to 999, found -3", Error(null, NpyBytes.Of("<i4", [2], [0, -3])));
        Assert.Equal("y: expected classes of the shape [nodes], found [2, 2]", Error(null, NpyBytes.Of("<i4", [2, 2], [0, 1, 0, 1])));
        Assert.Equal(
            "y[2]: expected 2 classes, since x has 2 rows, found 3",
            Error(NpyBytes.Of("<f8", [2, 1], [0, 1]), NpyBytes.Of("<i4", [3, 1], [0, 1, 0])));

        Assert.Equal(
            "e[:, 2]: expected a node, a whole number from 0 to 1, since x has 2 rows, found 2 (do nodes count from 1? then say first: 1)",
            Assert.Throws<DataFormatException>(() => Read(Index, NpyBytes.Of("<f8", [2, 1], [0, 1]))).Message);

        static byte[] Unsigned(byte[] bytes)
        {
            bytes[bytes.AsSpan().IndexOf("i8"u8)] = (byte)'u';
            return bytes;
        }

        string Error(byte[]? x, byte[]? y) => Assert.Throws<DataFormatException>(() => Read(features: x, labels: y)).Message;
    }

    [Theory]
    [InlineData("0 1 2.5\n", "e: weights of edges are left out, which a data set of the kind graph has none of")]
    [InlineData("0 1\n2 3\n", "the graph of e is in 2 parts without an arc between them; the largest has 2 of 4 nodes")]
    [InlineData("b a\nc a\n", "e: nodes are numbered as they first appear: b is 0, a is 1, c is 2")]
    [InlineData("%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n2 1 -1\n",
        "e: weights of edges are left out, which a data set of the kind graph has none of")]
    public void What_is_left_out_or_guessed_is_noted(string edges, string note) => Assert.Equal([note], Read(edges: Bytes(edges)).Notes);

    [Fact]
    public void A_first_line_of_words_is_a_heading_which_is_noted()
    {
        var dataset = Read(features: "# of pandas\nwidth;height\n1;2\n3;4\n"u8.ToArray(), labels: "\"label\"\n0\n1\n"u8.ToArray());
        Assert.Equal([1, 2, 3, 4], dataset.Graphs[0].Features);
        Assert.Equal(["line 2 of x is taken for a heading", "line 1 of y is taken for a heading"], dataset.Notes);
    }

    [Fact]
    public void What_has_no_effect_beside_a_format_is_refused()
    {
        var matrix = "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 1\n2 1\n"u8.ToArray();
        Assert.Equal(
            "dataset.first: expected no 'first' beside e, a Matrix Market file, which counts from 1, found '1'",
            Assert.Throws<DataFormatException>(() => Read(edges: matrix, first: 1)).Message);
        Assert.Equal(
            "dataset.named: expected no 'named' beside e, an array, whose nodes are numbers, found 'true'",
            Assert.Throws<DataFormatException>(() => Read(edges: Index, named: true)).Message);
        Assert.Equal(["first", "named"], new DatasetSpec.OneGraph([(0, 1)], Nodes: 2) { First = 1, Named = true }
            .Misfits(TimeSpan.Zero).Select(misfit => misfit.Option));
    }

    [Fact]
    public void Lists_that_are_written_are_held_to_files()
    {
        File.WriteAllText(_folder["x"], "1\n2\n");
        var features = new ListFile<IReadOnlyList<double>>(At("x"));
        Assert.Equal(2, new DatasetSpec.OneGraph([(0, 1)]) { Features = features }.Create().Graphs[0].Graph.ArcCount);
        Assert.Equal(
            "dataset.edges.1: expected whole numbers from 0 to 1, since x has 2 rows, found 2",
            Assert.Throws<DataFormatException>(() => new DatasetSpec.OneGraph([(0, 1), (1, 2)]) { Features = features }.Create()).Message);
        Assert.Equal(
            "dataset.labels: expected 2 classes, since x has 2 rows, found 1",
            Assert.Throws<DataFormatException>(() => new DatasetSpec.OneGraph(Labels: [0]) { Features = features }.Create()).Message);
        Assert.Equal(
            "x:2:1: expected 1 rows of features, since 'nodes' is 1, found 2",
            Assert.Throws<DataFormatException>(() => new DatasetSpec.OneGraph(Nodes: 1) { Features = features }.Create()).Message);
        Assert.Single(new DatasetSpec.OneGraph([(3, 3)]) { Features = features }.Misfits(TimeSpan.Zero));
    }

    private static byte[]? Bytes(string text) => text.Length == 0 ? null : Encoding.UTF8.GetBytes(text);

    private InputFile At(string path) => new(path, _folder[path]);

    private Dataset Read(byte[]? edges = null, byte[]? features = null, byte[]? labels = null, int first = 0, bool named = false)
    {
        return new DatasetSpec.OneGraph
        {
            Edges = edges is null ? [] : new ListFile<(int, int)>(Written("e", edges)),
            Features = features is null ? [] : new ListFile<IReadOnlyList<double>>(Written("x", features)),
            Labels = labels is null ? [] : new ListFile<int>(Written("y", labels)),
            First = first,
            Named = named,
        }.Create();

        InputFile Written(string name, byte[] bytes)
        {
            File.WriteAllBytes(_folder[name], bytes);
            return At(name);
        }
    }
}
