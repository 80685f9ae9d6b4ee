namespace Hogwild.Models.Tests.Data;

/// <summary>What is wrong in several rows of a file is told at once, five of them at most, and each with its own place.</summary>
public sealed class AllFaultsTests
{
    private static Dictionary<string, (string Row, Action<string> Read)> Readers { get; } = new()
    {
        ["edges"] = ("{0} {1}", path => EdgeFile.Read(path, undirected: false)),
        ["features"] = ("{0} 1.5", path => FeatureFile.Read(path)),
        ["labels"] = ("{0}", path => LabelFile.Read(path)),
        ["numbers"] = ("{0}", path => NumberFile.Read(path, 9)),
        ["deliveries"] = ("{0} {1} 0.5", path => DeliveryFile.Read(path, 0)),
        ["delays"] = ("{0} 1 1 1 1 1 1 1 1", path => DelayFile.Read([path], 1, TimeSpan.FromSeconds(1))),
        ["measurements"] = ("{0} {1} 0.5 0.5", path => PositionFile.ReadMeasurements(path, 2)),
        ["anchors"] = ("{0} 1 1", path => PositionFile.ReadAnchors(path, 2)),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_wrong_row_is_told(string reader)
    {
        int[] wrong = [3, 4, 7];
        var error = Assert.Throws<TextFormatException>(() => Read(reader, wrong));
        Assert.Equal(wrong.Select(row => (row + 1, 1)), error.All.Select(fault => (fault.Line, fault.Column)));
        Assert.Equal(error.Message, error.Faults.First());
        Assert.All(error.Faults, fault => Assert.EndsWith("found '?'", fault.Split("; named")[0], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_many_the_first_five_are_told(string reader) =>
        Assert.Equal(5, Assert.Throws<TextFormatException>(() => Read(reader, [1, 2, 3, 4, 5, 6, 7])).Faults.Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_nothing_is_wrong_all_are_read(string reader) => Read(reader, []);

    /// <summary>A row that is wrong counts as a row, so that those behind it are told with their own nodes.</summary>
    [Theory]
    [InlineData(
        "1 2\n? 2\n1 ?\n1 2 3\n",
        "2:1: expected feature 0 of node 1, a finite number, found '?'|3:3: expected feature 1 of node 2, a finite number, found '?'|"
            + "4:5: expected 2 features, as many as line 1 has, found 3")]
    [InlineData(
        "# x\n? 2\n1 2 3\n",
        "2:1: expected feature 0 of node 0, a finite number, found '?'|3:5: expected 2 features, as many as line 2 has, found 3")]
    [InlineData("a b\n1\n", "2:1: expected 2 features, as many as line 1 has, found 1")]
    public void Rows_of_features_are_told_with_their_own_node(string text, string faults)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal(faults, Told(file.Path));
    }

    [Fact]
    public void A_short_row_behind_one_that_is_too_long_is_told_as_well()
    {
        using var file = new TemporaryFile(string.Join(' ', Enumerable.Repeat(1, NumberTable.MostColumns + 1)) + "\n1 2\n");
        Assert.Equal(
            "1:2000001: expected at most 1000000 features a node, found 1000001|"
                + "2:3: expected 1000001 features, as many as line 1 has, found 2",
            Told(file.Path));
    }

    private static string Told(string path) => string.Join(
        '|', Assert.Throws<TextFormatException>(() => FeatureFile.Read(path)).Faults.Select(fault => fault[(path.Length + 1)..]));

    private static void Read(string reader, int[] wrong)
    {
        var (row, read) = Readers[reader];
        var rows = Enumerable.Range(0, 9).Select(number => string.Format(
            System.Globalization.CultureInfo.InvariantCulture, row, wrong.Contains(number) ? "?" : $"{number}", number + 1));
        using var file = new TemporaryFile(string.Join('\n', rows) + "\n");
        read(file.Path);
    }
}
