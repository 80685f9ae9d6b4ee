using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// One node at a time, every node once a sweep, in an order that is drawn anew for every sweep; each reads what is newest.
/// </summary>
/// <param name="step">The time of one sweep, in ticks; at least as many as there are nodes.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class RandomSweep(long step, Draws draws) : GridScheduler
{
    private readonly Dictionary<int, int[]> _places = [];

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A step has fewer ticks than the graph has nodes.</exception>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, World.Graph.NodeCount);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) =>
        (count * step) + ((Places(count)[node] + 1) * step / World.Graph.NodeCount);


    /// <summary>The place of every node in a sweep: nodes sorted by a draw of their own, so that relabelling carries over.</summary>
    private int[] Places(int sweep)
    {
        if (!_places.TryGetValue(sweep, out var places))
        {
            // Nodes ask at most one sweep ahead of each other.
            _places.Remove(sweep - 2);
            var nodes = Enumerable.Range(0, World.Graph.NodeCount).ToArray();
            var keys = Array.ConvertAll(nodes, node => draws.Bits(Purpose.Clock, (uint)World.Graph.Key(node), sweep));
            Array.Sort(keys, nodes);
            places = new int[nodes.Length];
            for (var place = 0; place < nodes.Length; place++)
            {
                places[nodes[place]] = place;
            }

            _places.Add(sweep, places);
        }

        return places;
    }
}
