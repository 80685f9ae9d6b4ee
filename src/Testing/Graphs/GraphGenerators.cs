using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Generators of small graphs, from the empty one on. A graph shrinks to fewer nodes, then to fewer edges.</summary>
public static class GraphGenerators
{
    /// <summary>Undirected graphs of at most <paramref name="maxNodes"/> nodes, isolated nodes and several components included.</summary>
    public static Arbitrary<Graph> Undirected(int maxNodes) => Arb.From(
        from nodes in Gen.Choose(0, maxNodes)
        from edges in Gen.Choose(0, 2 * nodes).SelectMany(count => Gen.ListOf(Ends(nodes), nodes == 0 ? 0 : count))
        select Build(nodes, edges, undirected: true),
        graph => Shrink(graph, undirected: true));

    /// <summary>Directed graphs of at most <paramref name="maxNodes"/> nodes, self-arcs included.</summary>
    public static Arbitrary<Graph> Directed(int maxNodes) => Arb.From(
        from nodes in Gen.Choose(0, maxNodes)
        from arcs in Gen.Choose(0, 3 * nodes).SelectMany(count => Gen.ListOf(Ends(nodes), nodes == 0 ? 0 : count))
        select Build(nodes, arcs, undirected: false),
        graph => Shrink(graph, undirected: false));

    /// <summary>Without a node, or without an edge.</summary>
    internal static IEnumerable<Graph> ShrinkUndirected(Graph graph) => Shrink(graph, undirected: true);

    private static Gen<(int Source, int Target)> Ends(int nodes) =>
        from source in Gen.Choose(0, Math.Max(0, nodes - 1))
        from target in Gen.Choose(0, Math.Max(0, nodes - 1))
        select (source, target);

    private static Graph Build(int nodes, IEnumerable<(int Source, int Target)> arcs, bool undirected)
    {
        var builder = new GraphBuilder(nodes);
        foreach (var (source, target) in arcs)
        {
            if (!undirected)
            {
                builder.AddArc(source, target);
            }
            else if (source != target)
            {
                builder.AddEdge(source, target);
            }
        }

        return builder.Build();
    }

    private static IEnumerable<Graph> Shrink(Graph graph, bool undirected)
    {
        var arcs = Enumerable.Range(0, graph.ArcCount).Select(arc => (Source: graph.Source(arc), Target: graph.Target(arc))).ToList();
        if (graph.NodeCount > 0)
        {
            var fewer = graph.NodeCount - 1;
            yield return Build(fewer, arcs.Where(arc => arc.Source < fewer && arc.Target < fewer), undirected);
        }

        foreach (var removed in arcs)
        {
            var reverse = (Source: removed.Target, Target: removed.Source);
            yield return Build(graph.NodeCount, arcs.Where(arc => arc != removed && (!undirected || arc != reverse)), undirected);
        }
    }
}
