using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

public class GridSpecTests
{
    [Property(MaxTest = 100)]
    public void A_whole_grid_has_every_neighbour_both_ways(byte rows, byte columns)
    {
        var (n, m) = ((rows % 7) + 1, (columns % 7) + 1);
        var graph = new GraphFile { Grid = new GridSpec(n, m) }.Read(undirected: false).Graph;
        Assert.Equal(n * m, graph.NodeCount);
        Assert.Equal(2 * ((n * (m - 1)) + (m * (n - 1))), graph.ArcCount);
        Assert.True(graph.IsUndirected);
        Assert.All(Arcs(graph), arc => Assert.Equal(
            1, Math.Abs((arc.Source / m) - (arc.Target / m)) + Math.Abs((arc.Source % m) - (arc.Target % m))));
    }

    [Property(MaxTest = 100)]
    public void Links_that_are_missing_are_edges_where_there_are_edges_and_arcs_where_there_are_arcs(ulong seed)
    {
        var grid = new GraphFile { Grid = new GridSpec(20, 20, Missing: 0.5, Seed: seed) };
        var (edges, arcs) = (grid.Read(undirected: true).Graph, grid.Read(undirected: false).Graph);
        Assert.True(edges.IsUndirected);
        Assert.False(arcs.IsUndirected);
        Assert.InRange(edges.ArcCount, 760 - 180, 760 + 180);
        Assert.InRange(arcs.ArcCount, 760 - 130, 760 + 130);
        Assert.Equal(arcs.Hash, grid.Read(undirected: false).Graph.Hash);
    }

    [Property(MaxTest = 50)]
    public void Downhill_every_node_but_the_last_has_one_link_and_none_leads_back(ulong seed)
    {
        var graph = new GraphFile { Grid = new GridSpec(6, 9, Links: GridLinks.Downhill, Seed: seed) }.Read(undirected: false).Graph;
        Assert.All(Enumerable.Range(0, graph.NodeCount), node => Assert.Equal(node == graph.NodeCount - 1 ? 0 : 1, graph.OutDegree(node)));
        Assert.All(Arcs(graph), arc => Assert.Contains(arc.Target - arc.Source, new[] { 1, 9 }));
    }

    [Fact]
    public void More_nodes_than_fit_are_a_misfit() =>
        Assert.Equal("rows", Assert.Single(new GridSpec(10_000, 1_001).Misfits(TimeSpan.Zero)).Option);

    private static IEnumerable<(int Source, int Target)> Arcs(Graph graph) =>
        Enumerable.Range(0, graph.ArcCount).Select(arc => (graph.Source(arc), graph.Target(arc)));
}
