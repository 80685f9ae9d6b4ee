using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

public class GraphFamilyTests
{
    private const int Most = 9;

    /// <summary>The names of the families.</summary>
    public static TheoryData<string> Families => ["path", "cycle", "tree", "grid", "erdos-renyi", "geometric", "disconnected", "any"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Members_are_what_the_name_says_and_so_are_smaller_ones(string family)
    {
        foreach (var graph in Family(family).Generator.Sample(300, 50))
        {
            Assert.True(Belongs(family, graph), $"{family} with {graph.NodeCount} nodes and {graph.ArcCount} arcs");
            foreach (var smaller in Family(family).Shrinker(graph))
            {
                Assert.True(smaller.NodeCount + smaller.ArcCount < graph.NodeCount + graph.ArcCount, family);
                Assert.True(family == "disconnected" || Belongs(family, smaller), $"{family} shrunk to {smaller.NodeCount} nodes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_size_is_among_them_none_and_one_included(string family) => Assert.Equal(
        Enumerable.Range(0, Most + 1), Family(family).Generator.Sample(1_000, 50).Select(graph => graph.NodeCount).Distinct().Order());

    [Fact]
    public void Isolated_nodes_and_several_components_are_drawn()
    {
        var graphs = Family("any").Generator.Sample(500, 50).ToList();
        Assert.Contains(graphs, graph => graph.ArcCount > 0 && Enumerable.Range(0, graph.NodeCount).Any(node => graph.InDegree(node) == 0));
        Assert.Contains(graphs, graph => Components(graph) > 1
            && Enumerable.Range(0, graph.NodeCount).All(node => graph.InDegree(node) > 0));
        var disconnected = Family("disconnected").Generator.Sample(200, 50).Where(graph => graph.NodeCount > 1);
        Assert.All(disconnected, graph => Assert.True(Components(graph) > 1));
    }

    private static Arbitrary<Graph> Family(string name) => name switch
    {
        "path" => GraphFamilies.Paths(Most),
        "cycle" => GraphFamilies.Cycles(Most),
        "tree" => GraphFamilies.Trees(Most),
        "grid" => GraphFamilies.Grids(Most),
        "erdos-renyi" => GraphFamilies.ErdosRenyi(Most),
        "geometric" => GraphFamilies.Geometric(Most),
        "disconnected" => GraphFamilies.Disconnected(Most),
        _ => GraphFamilies.Any(Most),
    };

    private static bool Belongs(string family, Graph graph)
    {
        var (nodes, edges) = (graph.NodeCount, graph.ArcCount / 2);
        var degrees = Enumerable.Range(0, nodes).Select(graph.InDegree).ToList();
        var isTree = nodes == 0 || (edges == nodes - 1 && Components(graph) == 1);
        return graph.IsUndirected && nodes <= Most && family switch
        {
            "path" => isTree && degrees.TrueForAll(degree => degree <= 2),
            "cycle" => nodes < 3 ? isTree : Components(graph) == 1 && degrees.TrueForAll(degree => degree == 2),
            "tree" => isTree,
            "grid" => nodes == 0 || Enumerable.Range(1, nodes)
                .Any(rows => nodes % rows == 0 && edges == (2 * nodes) - rows - (nodes / rows)),
            _ => true,
        };
    }

    private static int Components(Graph graph)
    {
        var seen = new bool[graph.NodeCount];
        var components = 0;
        for (var start = 0; start < graph.NodeCount; start++)
        {
            components += seen[start] ? 0 : 1;
            var open = new Stack<int>([start]);
            while (open.TryPop(out var node))
            {
                if (!seen[node])
                {
                    seen[node] = true;
                    graph.InNeighbours(node).ToArray().ToList().ForEach(open.Push);
                }
            }
        }

        return components;
    }
}
