using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// One node at a time, every node once a sweep, in an order that is drawn anew for every sweep; each reads what is newest.
/// </summary>
/// <param name="step">The time of one sweep, in ticks; at least as many as there are nodes.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class RandomSweep(long step, Draws draws) : GridScheduler, IScheduler
{
    private DrawnOrders _places = null!;

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override bool LeavesReads => true;

    /// <inheritdoc/>
    long IScheduler.BytesAhead(int nodes, long count) => DrawnOrders.BytesOf(nodes, count);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A step has fewer ticks than the graph has nodes.</exception>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, World.Graph.NodeCount);
        _places = new DrawnOrders(Places);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) =>
        (count * step) + ((_places[count][node] + 1) * step / World.Graph.NodeCount);

    /// <summary>The place of every node in a sweep: nodes sorted by a draw of their own, so that relabelling carries over.</summary>
    private int[] Places(int sweep)
    {
        var nodes = Enumerable.Range(0, World.Graph.NodeCount).ToArray();
        var keys = Array.ConvertAll(nodes, node => draws.Bits(Purpose.Clock, (uint)World.Graph.Key(node), sweep));
        Array.Sort(keys, nodes);
        var places = new int[nodes.Length];
        for (var place = 0; place < nodes.Length; place++)
        {
            places[nodes[place]] = place;
        }

        return places;
    }
}
