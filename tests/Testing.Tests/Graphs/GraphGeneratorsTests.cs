using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

public class GraphGeneratorsTests
{
    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool Undirected_graphs_have_every_reverse_arc(Graph graph) => graph.IsUndirected;

    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool Shrinking_makes_a_graph_smaller(Graph graph) => GraphGenerators.Undirected(8).Shrinker(graph)
        .All(smaller => smaller.IsUndirected && smaller.NodeCount + smaller.ArcCount < graph.NodeCount + graph.ArcCount);

    [Fact]
    public void The_odd_cases_are_among_them()
    {
        var graphs = GraphGenerators.Directed(8).Generator.Sample(500, 10).ToList();
        Assert.Contains(graphs, graph => graph.NodeCount == 0);
        Assert.Contains(graphs, graph => graph.NodeCount == 1);
        Assert.Contains(graphs, graph => graph.NodeCount > 1
            && Enumerable.Range(0, graph.NodeCount).Any(node => graph.InDegree(node) == 0));
        Assert.Contains(graphs, graph => Enumerable.Range(0, graph.ArcCount).Any(arc => graph.Source(arc) == graph.Target(arc)));
    }
}
