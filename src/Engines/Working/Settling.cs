namespace Hogwild.Engines;

/// <summary>
/// Somebody who knows the answer ends a run whose workers have all arrived at it, and have stayed there for some rounds, in each of which
/// every worker has acted again.
/// </summary>
/// <param name="workers">How many there are.</param>
/// <param name="stop">Ends the run.</param>
internal sealed class Settling(int workers, CancellationTokenSource stop)
{
    private const int Rounds = 4;
    private readonly Lock _lock = new();
    private readonly bool[] _seen = new bool[workers];
    private int _count;
    private int _round;

    /// <summary>Whether all nodes of a worker are at the answer.</summary>
    /// <param name="site">The worker.</param>
    /// <param name="isSettled">Whether the state of a node is.</param>
    public static bool IsThere(WorkerSite site, Func<int, ReadOnlySpan<double>, bool> isSettled)
    {
        var nodes = site.Layout.Nodes;
        for (var k = 0; k < nodes.Length; k++)
        {
            if (!isSettled(nodes[k], site.StateOf(k)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A worker has arrived, or is not there any more.</summary>
    public void Tell(int worker, bool isThere)
    {
        lock (_lock)
        {
            if (!isThere)
            {
                (_round, _count) = (0, 0);
                Array.Clear(_seen);
            }
            else if (!_seen[worker])
            {
                _seen[worker] = true;
                if (++_count == workers)
                {
                    _count = 0;
                    Array.Clear(_seen);
                    if (++_round == Rounds)
                    {
                        stop.Cancel();
                    }
                }
            }
        }
    }
}
