using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Reads on the grid whose age in steps is uniform, each drawn for its arc and activation, several at a time.</summary>
internal static class UniformAges
{
    private const int Part = 32;

    /// <summary>Lets every read be what was newest 0 to <paramref name="steps"/> − 1 steps ago.</summary>
    /// <param name="world">The world of the run.</param>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="steps">The number of ages, at least 1.</param>
    /// <param name="step">The grid, in ticks.</param>
    /// <param name="activation">Who acts, and when.</param>
    /// <param name="read">Receives a version per in-slot.</param>
    public static void Read(IWorld world, Draws draws, int steps, long step, in Activation activation, Span<int> read)
    {
        Span<ulong> arcs = stackalloc ulong[Part];
        Span<int> ages = stackalloc int[Part];
        var graph = world.Graph;
        var sources = graph.InNeighbours(activation.Node);
        var key = graph.Key(activation.Node);
        for (var start = 0; start < read.Length; start += Part)
        {
            var count = Math.Min(Part, read.Length - start);
            for (var k = 0; k < count; k++)
            {
                arcs[k] = Draws.ArcEntity(graph.Key(sources[start + k]), key);
            }

            draws.Below(steps, Purpose.Version, arcs[..count], activation.Count, ages);
            for (var k = 0; k < count; k++)
            {
                read[start + k] = world.OldestSupersededAfter(sources[start + k], activation.Time - ((ages[k] + 1) * step));
            }
        }
    }
}
