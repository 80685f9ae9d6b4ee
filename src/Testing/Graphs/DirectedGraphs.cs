using FsCheck;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>For <c>[Property(Arbitrary = [typeof(DirectedGraphs)])]</c>: directed graphs of up to eight nodes.</summary>
public static class DirectedGraphs
{
    /// <summary>The generator with its shrinker.</summary>
    public static Arbitrary<Graph> Graph() => GraphGenerators.Directed(8);
}
