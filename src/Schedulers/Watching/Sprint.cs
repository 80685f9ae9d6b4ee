using System.Numerics;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// The shortest time in which any node has acted so many times: what happened in less cannot be a larger lag than was seen before, so most
/// messages need not be followed to all that they were computed from.
/// </summary>
internal sealed class Sprint
{
    private int _count;
    private long _shortest = Ticks.Never;
    private long _since;

    /// <summary>Takes in an activation, before it is part of the node's history.</summary>
    /// <param name="nodes">All histories.</param>
    /// <param name="node">The node's history.</param>
    /// <param name="time">When it acts, in ticks.</param>
    /// <param name="lag">The largest lag so far.</param>
    public void Add(NodeHistories nodes, in NodeHistory node, long time, int lag)
    {
        if (lag >= 2 * Math.Max(1, _count) || (lag == 1 && _count == 0))
        {
            (_count, _shortest, _since) = (1 << BitOperations.Log2((uint)lag), Ticks.Never, time);
        }

        // Of what is forgotten, a shorter time stands in.
        var first = node.Newest + 1 - _count;
        if (_count > 0 && first > 0)
        {
            _shortest = Math.Min(_shortest, time - nodes.BirthOf(node, Math.Max(first, node.Oldest)));
        }
    }

    /// <summary>
    /// Whether more activations than the largest lag, of one node, would have had to be faster from <paramref name="from"/> to
    /// <paramref name="to"/> than any were.
    /// </summary>
    public bool IsTooShort(long from, long to) => _count > 0 && from >= _since && to - from < _shortest;
}
