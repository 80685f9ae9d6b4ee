namespace Hogwild.Models.Tests.Data;

public sealed class EdgeFileTests
{
    [Fact]
    public void A_line_is_an_arc_or_an_edge()
    {
        using var file = new TemporaryFile("# links\n0 1\n\n2, 1, 0.5\n1;1;0\n");
        Assert.Equal([(0, 1, 1), (1, 1, 0), (2, 1, 0.5)], Arcs(EdgeFile.Read(file.Path, undirected: false)));
        Assert.Equal([(1, 0, 1), (0, 1, 1), (1, 1, 0), (2, 1, 0.5), (1, 2, 0.5)], Arcs(EdgeFile.Read(file.Path, undirected: true)));
    }

    [Fact]
    public void An_empty_file_is_an_empty_graph()
    {
        using var file = new TemporaryFile("# nothing\n");
        Assert.Equal(0, EdgeFile.Read(file.Path, undirected: true).Graph.NodeCount);
    }

    [Theory]
    [InlineData("0 1\n1\n", "2:1: expected two nodes and perhaps a weight, found 1 numbers")]
    [InlineData("0 1 2 3\n", "1:7: expected the end of the line after two nodes and perhaps a weight, found '3'")]
    [InlineData("0 1\n1 -2\n", "2:3: expected a node, a whole number from 0 to 9999999, found '-2'")]
    [InlineData("0 1 x\n", "1:5: expected a weight, a finite number, found 'x'")]
    [InlineData("0 1\n  1 0\n", "2:3: expected each edge once, found 1 0 again")]
    public void A_wrong_line_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal(
            $"{file.Path}:{message}", Assert.Throws<TextFormatException>(() => EdgeFile.Read(file.Path, undirected: true)).Message);
    }

    private static (int, int, double)[] Arcs(WeightedGraph graph) =>
        [.. Enumerable.Range(0, graph.Graph.ArcCount)
            .Select(arc => (graph.Graph.Source(arc), graph.Graph.Target(arc), graph.Weights[arc]))];
}
