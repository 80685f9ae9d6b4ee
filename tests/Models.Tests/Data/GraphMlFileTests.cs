using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

public sealed class GraphMlFileTests
{
    private const string Head = "<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">";

    [Theory]
    [InlineData(Head + "<graph edgedefault='undirected'><node id='n0'/><node id='n1'/><node id='n2'/>"
        + "<edge source='n0' target='n1'/><edge source='n2' target='n1'/></graph></graphml>")]
    [InlineData("<graphml><graph id='G' edgedefault='undirected'><edge id='e' source='1' target='0'/><node id='0'></node><node id='1'/>"
        + "<edge source='1' target='2'/><node id='2'/></graph></graphml>")]
    [InlineData("\uFEFF<!-- yEd --><graphml><key id='d0' for='node'><default>x</default></key>"
        + "<graph edgedefault='undirected'><node id='n0'/><node id='n1'/><node id='n2'/>"
        + "<edge source='n0' target='n1'/><edge source='n1' target='n0'/><edge source='n1' target='n2'/></graph></graphml>")]
    public void The_path_of_three_is_read_however_it_is_written(string text)
    {
        var (graph, notes) = Read(text);
        Assert.Equal(Graphs.Path(3).Hash, graph.Hash);
        Assert.Empty(notes);
    }

    [Fact]
    public void What_is_guessed_or_left_out_is_noted()
    {
        var (graph, notes) = Read(Head + "<key id='w'/><graph edgedefault='directed'>"
            + "<node id='b'><data key='c'><node id='no'/></data></node>"
            + "<node id='a'/><edge source='a' target='b'><data key='w'>2</data></edge></graph></graphml>");
        Assert.Equal((2, 2), (graph.NodeCount, graph.ArcCount));
        Assert.Equal(
            [
                "g.graphml: nodes are numbered in the order of their elements: b is 0, a is 1",
                "g.graphml: 1 directed edges are taken for undirected ones",
                "g.graphml: what stands in <data> is left out; features and labels are files of their own",
            ],
            notes);
    }

    [Theory]
    [InlineData("<node id='a'/><node id='a'/>", ":2:77: expected each node once, found 'a' again")]
    [InlineData("<node id='a'/><edge source='a' target='b'/>", ":2:77: expected the id of a <node>, found 'b'")]
    [InlineData("<node id='a'/><edge source='a' target='a'/>", ":2:77: expected two different nodes, found a twice")]
    [InlineData("<node/>", ":2:63: expected the attribute id of <node>, found none")]
    [InlineData("<node id='a'/><edge source='a'/>", ":2:77: expected the attribute target of <edge>, found none")]
    [InlineData("<node id='a'><graph/></node>", ":2:76: expected one <graph>, found another one")]
    [InlineData("<hyperedge/>", ":2:63: expected edges of two nodes, found a <hyperedge>")]
    [InlineData("", ":1:1: expected a <graph> with <node> elements, found no nodes")]
    [InlineData("<node id='a'/><node id='b'/><edge source='a' target='b'/><edge source='a' target='b'/>",
        ":2:120: expected each edge once, or once in each direction, found a b again")]
    public void What_is_no_graph_is_said_with_line_and_column(string inner, string message) => Assert.Equal(
        "g.graphml" + message, Error(Head + inner.Insert(0, "<graph>") + "</graph></graphml>"));

    [Theory]
    [InlineData("<graphml><graph>", "g.graphml:1:")]
    [InlineData("<svg/>", "g.graphml:1:1: expected the element <graphml>, found <svg>")]
    [InlineData("<!DOCTYPE graphml [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><graphml>&b;</graphml>", "g.graphml:1:1: expected XML that is")]
    [InlineData("<!DOCTYPE graphml SYSTEM 'file:///etc/passwd'><graphml/>", "g.graphml:1:1: expected XML that is")]
    public void What_is_no_XML_or_has_a_DTD_is_refused(string text, string message) =>
        Assert.StartsWith(message, Error(text), StringComparison.Ordinal);

    [Fact]
    public void Another_number_of_nodes_than_elsewhere_is_said_with_both() => Assert.Equal(
        "g.graphml:1:1: expected 3 nodes, since x.csv has 3 rows, found 1",
        Error("<graphml><graph><node id='0'/></graph></graphml>", new NodeCount(3, "x.csv has 3 rows")));

    private static string Error(string text, NodeCount? nodes = null) =>
        Assert.Throws<DataFormatException>(() => Read(text, nodes)).Message;

    private static (Graph Graph, IReadOnlyList<string> Notes) Read(string text, NodeCount? nodes = null)
    {
        using var file = new TemporaryFile(text);
        var rows = GraphMlFile.Read(file.Path, "g.graphml", nodes);
        return (new GraphMaker(rows, [rows.Nodes], directed: false).Make(0, [])[0].Graph, rows.Notes);
    }
}
