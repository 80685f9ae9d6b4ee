namespace Hogwild.Models.Tests.Data;

public sealed class PositionFileTests
{
    [Fact]
    public void Measurements_and_anchors_are_read()
    {
        using var file = new TemporaryFile("# from to dx dy variance\n0 1 1.5 -2\n2 1 0 1e-3 0.25\n");
        var measurements = PositionFile.ReadMeasurements(file.Path, 2);
        Assert.Equal([(0, 1, 1), (2, 1, 0.25)], measurements.Select(item => (item.From, item.To, item.Variance)));
        Assert.Equal([1.5, -2, 0, 1e-3], measurements.SelectMany(item => item.Offset));
        using var second = new TemporaryFile("3 1 2\n0 0 0\n");
        var anchors = PositionFile.ReadAnchors(second.Path, 2);
        Assert.Equal([3, 0], anchors.Select(anchor => anchor.Node));
        Assert.Equal([1, 2, 0, 0], anchors.SelectMany(anchor => anchor.Position));
    }

    [Theory]
    [InlineData("0 1 1\n", "1:1: expected two nodes, 2 coordinates and perhaps a variance, found 3 values")]
    [InlineData("0 1 1 1 1 1\n", "1:11: expected the end of the line after two nodes, 2 coordinates and perhaps a variance, found '1'")]
    [InlineData("0 1 1 1\n1 0 1 1\n", "2:1: expected each pair of different nodes once, found 1 0 again")]
    [InlineData("1 1 1 1\n", "1:1: expected each pair of different nodes once, found 1 1")]
    [InlineData("0 1 1 1 0\n", "1:9: expected a variance above 0, found 0")]
    [InlineData("0 1 1 inf\n", "1:7: expected coordinate 2 of 2, a finite number, found 'inf'")]
    public void A_wrong_measurement_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<TextFormatException>(() => PositionFile.ReadMeasurements(file.Path, 2));
        Assert.Equal($"{file.Path}:{message}", error.Message);
    }

    [Theory]
    [InlineData("0 1\n", "1:1: expected a node and 2 coordinates, found 2 values")]
    [InlineData("0 1 1\n0 2 2\n", "2:1: expected each anchor once, found node 0 again")]
    public void A_wrong_anchor_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal($"{file.Path}:{message}", Assert.Throws<TextFormatException>(() => PositionFile.ReadAnchors(file.Path, 2)).Message);
    }
}
