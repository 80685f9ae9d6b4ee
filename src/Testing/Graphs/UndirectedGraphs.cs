using FsCheck;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>For <c>[Property(Arbitrary = [typeof(UndirectedGraphs)])]</c>: undirected graphs of up to eight nodes.</summary>
public static class UndirectedGraphs
{
    /// <summary>The generator with its shrinker.</summary>
    public static Arbitrary<Graph> Graph() => GraphGenerators.Undirected(8);
}
