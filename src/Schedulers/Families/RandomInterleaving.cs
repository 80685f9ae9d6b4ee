using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// One node at a time, each reading what is newest. Time falls into blocks in which every node acts equally often, in an order that is
/// drawn anew for every block, uniformly over all (nL)!/(L!)ⁿ interleavings of L activations of each of n nodes. A random choice among the
/// nodes that still have activations left would not be uniform: it would favour interleavings in which some nodes are done early.
/// </summary>
/// <param name="step">The mean time between two activations of a node, in ticks; at least as many as there are nodes.</param>
/// <param name="updates">
/// L, activations of a node in a block, at least 1; of a layered rule usually its depth, so that one block is a run.
/// </param>
/// <param name="draws">The randomness of the run.</param>
public sealed class RandomInterleaving(long step, int updates, Draws draws) : GridScheduler, IScheduler
{
    private DrawnOrders _places = null!;

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override bool LeavesReads => true;

    /// <inheritdoc/>
    long IScheduler.BytesAhead(int nodes, long count) => DrawnOrders.BytesOf((long)nodes * updates, count);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A step has fewer ticks than the graph has nodes, or a block no activation or too many.
    /// </exception>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(updates, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(updates, MostUpdates(World.Graph.NodeCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(step, World.Graph.NodeCount);
        _places = new DrawnOrders(Shuffled);
    }

    /// <summary>How many updates of each of so many nodes a block may have at most.</summary>
    internal static int MostUpdates(int nodes) => Array.MaxLength / Math.Max(1, nodes);

    /// <inheritdoc/>
    public override long Next(int node, int count, long now)
    {
        var (block, update) = Math.DivRem(count, updates);
        var place = _places[block][(node * updates) + update];
        return ((long)block * updates * step) + ((place + 1) * step / World.Graph.NodeCount);
    }

    /// <summary>
    /// All activations of a block in the order of draws of their own; those of one node then take its places from the first to the last.
    /// Where in the block they are, node by node and in order.
    /// </summary>
    private int[] Shuffled(int block)
    {
        var count = World.Graph.NodeCount * updates;
        var nodes = new int[count];
        var keys = new ulong[count];
        for (var item = 0; item < count; item++)
        {
            var (node, update) = Math.DivRem(item, updates);
            nodes[item] = node;
            keys[item] = draws.Bits(Purpose.Clock, (uint)World.Graph.Key(node), ((long)block * updates) + update);
        }

        Array.Sort(keys, nodes);
        var places = new int[count];
        var given = new int[World.Graph.NodeCount];
        for (var place = 0; place < count; place++)
        {
            var node = nodes[place];
            places[(node * updates) + given[node]++] = place;
        }

        return places;
    }
}
