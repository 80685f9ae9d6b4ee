using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>
/// A layered rule in a uniformly random order: of all ways to interleave the layers of all nodes, one activation at a time on what is newest,
/// each is as likely as any other.
/// </summary>
/// <param name="depth">Number of layers.</param>
/// <param name="draws">The randomness of the run.</param>
internal sealed class RandomInterleaving(int depth, Draws draws) : GridScheduler
{
    private long[] _times = [];

    /// <summary>When all is done, in ticks, for a graph of so many nodes.</summary>
    public static long End(int depth, int nodes) => 2L * ((depth * (long)nodes) + 1);

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);

        // Independent draws for all layers of all nodes, sorted; then each node takes its layers in the order of its places.
        var nodes = World.Graph.NodeCount;
        var owners = Enumerable.Range(0, nodes * depth).ToArray();
        Array.Sort(Array.ConvertAll(owners, item => draws.Bits(Purpose.Clock, (uint)World.Graph.Key(item / depth), item % depth)), owners);
        var taken = new int[nodes];
        _times = new long[nodes * depth];
        foreach (var (place, item) in owners.Index())
        {
            var node = item / depth;
            _times[(node * depth) + taken[node]++] = 2L * (place + 1);
        }
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => count < depth ? _times[(node * depth) + count] : Ticks.Never;
}
