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

    [Theory]
    [InlineData("# FromNodeId\tToNodeId\r\n0\t1\r\n1\t2\r\n")]
    [InlineData("\uFEFF0 1\n1 2")]
    [InlineData("% a comment\n0 1 # main road\n1 2 1 % side road\n")]
    [InlineData("0 1 {}\n1 2 {'weight': 1, 'kind': 'a, b'}\n")]
    [InlineData("0 1 {\"weight\": 1.0}\n1 2 1 {'kind': 'road'}\n")]
    [InlineData("source,target,weight\n0,1,1\n1,2,1\n")]
    [InlineData("\"0\",\"1\"\n\"1\" , \"2\"\n")]
    [InlineData("a b\nb c\n")]
    [InlineData("0 1 {\"weight\": 1} # see {1}\n1 2 {'weight': 1} % }\n")]
    [InlineData("0 1 {'kind': 'a } # b', 'weight': 1} # {\n1 2 {'name': \"O'Hare, weight: 3\"} # that's }\n")]
    [InlineData("0 1 {name: O'Hare, weight: 1} # }\n1 2 {'of': {'weight': 3}, 'weight': 1}\n")]
    [InlineData("0 1 {'a': 'it\\'s', 'weight': 1.0}\n1 2 {'a': [1, 2], 'b': (3, 'c:d')}\n")]
    [InlineData("\"New York\";Boston\nBoston;Chicago;1.0D+00\n")]
    [InlineData("0 1\r1 2\r")]
    public void The_path_of_three_is_read_however_it_is_written(string text)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal([(0, 1, 1), (1, 2, 1)], Arcs(EdgeFile.Read(file.Path, undirected: false)));
    }

    [Fact]
    public void Nodes_count_from_where_they_are_said_to_and_may_have_no_edge()
    {
        using var file = new TemporaryFile("1 2\n2 3\n");
        Assert.Equal([(0, 1, 1), (1, 2, 1)], Arcs(EdgeFile.Read(file.Path, undirected: false, first: 1)));
        Assert.Equal(5, EdgeFile.Read(file.Path, undirected: false, first: 1, nodes: 5).Graph.NodeCount);
        Assert.Equal([(0, 1, 1), (1, 2, 1)], Arcs(EdgeFile.Read(file.Path, undirected: false, named: true)));
        using var headed = new TemporaryFile("from to\n1 2\n2 3\n");
        Assert.Equal([(0, 1, 1), (1, 2, 1)], Arcs(EdgeFile.Read(headed.Path, undirected: false, first: 1)));
        using var empty = new TemporaryFile("# nothing\n");
        Assert.Equal(3, EdgeFile.Read(empty.Path, undirected: true, nodes: 3).Graph.NodeCount);
        using var large = new TemporaryFile("8589934592 17179869184\n");
        Assert.Equal(2, EdgeFile.Read(large.Path, undirected: true, named: true).Graph.NodeCount);
    }

    [Fact]
    public void An_edge_may_be_there_in_both_directions_with_one_weight()
    {
        using var file = new TemporaryFile("0 1 2\n1 0 2\n1 2\n2 1 1.0\n");
        Assert.Equal([(1, 0, 2), (0, 1, 2), (2, 1, 1), (1, 2, 1)], Arcs(EdgeFile.Read(file.Path, undirected: true)));
    }

    [Theory]
    [InlineData("1 2\n2 1\n", "node 0 has no arc in file; where its nodes count from 1, say first: 1")]
    [InlineData("b a\nc a\nd a\n", "file: nodes are numbered as they first appear: b is 0, a is 1, c is 2, …")]
    [InlineData("from to\n0 1\n", "line 1 of file is taken for a heading")]
    [InlineData("0 1 {'length': 3}\n", "file: attributes other than weight, such as length, are left out")]
    public void What_is_guessed_is_noted(string text, string note)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal([note], EdgeFile.Read(file.Path, undirected: false).Notes);
    }

    [Theory]
    [InlineData("# nothing\n", "1:1: expected two nodes and perhaps a weight in a line, found no nodes in file")]
    [InlineData("0 1\n1\n", "2:1: expected two nodes and perhaps a weight, found one value")]
    [InlineData("0 1 2 3\n", "1:7: expected the end of the line after two nodes and perhaps a weight, found '3'")]
    [InlineData("0 1\n1 -2\n", "2:3: expected a node, a whole number from 0 to 9999999, found '-2'")]
    [InlineData("0 1\n1 b\n", "2:3: expected a node, a whole number from 0 to 9999999, found 'b'; named: true takes nodes for names")]
    [InlineData("0 1 x\n", "1:5: expected a weight, a finite number, found 'x'")]
    [InlineData("0 1 {'weight': heavy}\n", "1:5: expected a weight, a finite number, found 'heavy'")]
    [InlineData("0 1 {\"weight\": }\n", "1:5: expected a weight, a finite number, found 'weight' without a value")]
    [InlineData("0 1 {'weight': 2\n", "1:5: expected the end of '{'weight': 2' on its line")]
    [InlineData("0 1\n0 1\n", "2:1: expected each edge once, found 0 1 again")]
    [InlineData("0 1 2\n  1 0 3\n", "2:3: expected the weight 2 that line 1 gives the same edge, found 3")]
    [InlineData("0,1,5\n1,,2\n", "2:3: expected a value between two separators, found an empty cell")]
    [InlineData("0,1,5\n1; ;2\n", "2:4: expected a value between two separators, found an empty cell")]
    [InlineData("0,1,\n", "1:5: expected a value between two separators, found an empty cell")]
    [InlineData(",1,5\n", "1:1: expected a value between two separators, found an empty cell")]
    public void A_wrong_line_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal(
            $"{file.Path}:{message}", Assert.Throws<TextFormatException>(() => EdgeFile.Read(file.Path, undirected: true)).Message);
    }

    [Theory]
    [InlineData(1, null, "0 1\n", "1:1: expected a node, a whole number from 1 to 9999999, found '0'")]
    [InlineData(1, null, "a b\nb c\n", "1:1: expected a node, a whole number from 1 on (first: 1), found 'a'")]
    [InlineData(2, null, "from to\n", "1:1: expected a node, a whole number from 2 on (first: 2), found 'from'")]
    [InlineData(0, 2, "0 1\n1 2\n", "2:3: expected a node, a whole number from 0 to 1 (nodes: 2), found '2'")]
    [InlineData(0, 2, "a b\nb c\n", "2:3: expected at most 2 names of nodes (nodes: 2), found 'c' as another one")]
    public void A_node_that_there_is_not_is_named(int first, int? nodes, string text, string message)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<TextFormatException>(() => EdgeFile.Read(file.Path, undirected: true, first, nodes)).Message;
        Assert.StartsWith($"{file.Path}:{message}", error, StringComparison.Ordinal);
    }

    private static (int, int, double)[] Arcs(WeightedGraph graph) =>
        [.. Enumerable.Range(0, graph.Graph.ArcCount)
            .Select(arc => (graph.Graph.Source(arc), graph.Graph.Target(arc), graph.Weights[arc]))];
}
