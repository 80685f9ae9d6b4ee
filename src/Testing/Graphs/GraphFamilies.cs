using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// Generators of small undirected graphs by family, from the empty one and the single node on. A graph shrinks to smaller ones of its
/// family.
/// </summary>
public static class GraphFamilies
{
    private const int Side = 1_000;

    /// <summary>Graphs of any of the families.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> Any(int maxNodes)
    {
        Arbitrary<Graph>[] families =
        [
            Paths(maxNodes), Cycles(maxNodes), Trees(maxNodes), Grids(maxNodes), ErdosRenyi(maxNodes), Geometric(maxNodes),
            Disconnected(maxNodes),
        ];
        return Arb.From(Gen.OneOf(families.Select(family => family.Generator)), GraphGenerators.ShrinkUndirected);
    }

    /// <summary>Paths 0 − 1 − … .</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> Paths(int maxNodes) =>
        Arb.From(Gen.Choose(0, maxNodes).Select(Graphs.Path), graph => Fewer(graph.NodeCount).Select(Graphs.Path));

    /// <summary>Cycles; paths where there are fewer than three nodes.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> Cycles(int maxNodes) =>
        Arb.From(Gen.Choose(0, maxNodes).Select(Graphs.Cycle), graph => Fewer(graph.NodeCount).Select(Graphs.Cycle));

    /// <summary>Trees: every node but the first hangs on one before it, so that the last one is a leaf.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> Trees(int maxNodes) => Arb.From(
        Gen.Choose(0, maxNodes).SelectMany(TreeOf),
        graph => Fewer(graph.NodeCount).Select(nodes => Tree([.. Enumerable.Range(0, nodes).Select(node => Parent(graph, node))])));

    /// <summary>Grids, row by row.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> Grids(int maxNodes)
    {
        return Arb.From(
            from columns in Gen.Choose(1, Math.Max(1, maxNodes))
            from rows in Gen.Choose(0, maxNodes / columns)
            select Grid(rows, columns),
            graph => Smaller(graph).Where(size => size.Rows >= 0 && size.Columns > 0).Select(size => Grid(size.Rows, size.Columns)));

        static IEnumerable<(int Rows, int Columns)> Smaller(Graph graph)
        {
            // Node 0 faces its right neighbour and the one below, which is the first of the second row.
            var columns = graph.NodeCount > 0 && graph.InDegree(0) == 2 ? graph.InNeighbours(0)[1] : graph.NodeCount;
            return graph.NodeCount == 0 ? [] : columns == graph.NodeCount
                ? [(graph.NodeCount == 1 ? 0 : 1, Math.Max(1, columns - 1))]
                : [((graph.NodeCount / columns) - 1, columns), (graph.NodeCount / columns, columns - 1)];
        }

        static Graph Grid(int rows, int columns) => Undirected(
            rows * columns,
            from node in Enumerable.Range(0, rows * columns)
            from other in new[] { (node + 1) % columns == 0 ? -1 : node + 1, node + columns }
            where other >= 0 && other < rows * columns
            select (node, other));
    }

    /// <summary>Every pair of nodes is an edge with some probability (Erdős and Rényi 1959).</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> ErdosRenyi(int maxNodes) =>
        Arb.From(Gen.Choose(0, maxNodes).SelectMany(ErdosRenyiOf), GraphGenerators.ShrinkUndirected);

    /// <summary>Nodes at random places of the unit square, those within some distance of each other joined.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> Geometric(int maxNodes) => Arb.From(
        from nodes in Gen.Choose(0, maxNodes)
        from radius in Gen.Choose(100, 800)
        from x in Gen.ArrayOf(Gen.Choose(0, Side), nodes)
        from y in Gen.ArrayOf(Gen.Choose(0, Side), nodes)
        select Undirected(nodes, Pairs(nodes).Where(pair =>
            Square(x[pair.A] - x[pair.B]) + Square(y[pair.A] - y[pair.B]) <= Square(radius))),
        GraphGenerators.ShrinkUndirected);

    /// <summary>Two parts without an edge between them, where there are two nodes at least.</summary>
    /// <param name="maxNodes">The largest number of nodes.</param>
    public static Arbitrary<Graph> Disconnected(int maxNodes) => Arb.From(
        from nodes in Gen.Choose(0, maxNodes)
        from parts in Gen.Choose(1, Math.Max(1, nodes - 1))
        from first in ErdosRenyiOf(Math.Min(parts, nodes))
        from second in TreeOf(nodes - Math.Min(parts, nodes))
        select Graphs.Union([first, second]),
        GraphGenerators.ShrinkUndirected);

    private static Gen<Graph> ErdosRenyiOf(int nodes) =>
        from density in Gen.Choose(0, 100)
        from draws in Gen.ArrayOf(Gen.Choose(0, 99), nodes * nodes)
        select Undirected(nodes, Pairs(nodes).Where(pair => draws[(pair.A * nodes) + pair.B] < density));

    private static Gen<Graph> TreeOf(int nodes) =>
        Gen.CollectToArray(Enumerable.Range(0, nodes), node => Gen.Choose(0, Math.Max(0, node - 1))).Select(Tree);

    private static Graph Tree(int[] parents) =>
        Undirected(parents.Length, Enumerable.Range(1, Math.Max(0, parents.Length - 1)).Select(node => (node, parents[node])));

    private static int Parent(Graph tree, int node) => node == 0 ? 0 : tree.InNeighbours(node)[0];

    private static IEnumerable<int> Fewer(int nodes) =>
        new[] { 0, nodes / 2, nodes - 1 }.Where(fewer => fewer >= 0 && fewer < nodes).Distinct();

    private static IEnumerable<(int A, int B)> Pairs(int nodes) =>
        from a in Enumerable.Range(0, nodes) from b in Enumerable.Range(0, a) select (a, b);

    private static int Square(int number) => number * number;

    private static Graph Undirected(int nodes, IEnumerable<(int A, int B)> edges)
    {
        var builder = new GraphBuilder(nodes);
        foreach (var (a, b) in edges)
        {
            builder.AddEdge(a, b);
        }

        return builder.Build();
    }
}
