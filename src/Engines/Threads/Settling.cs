namespace Hogwild.Engines;

/// <summary>
/// Somebody who knows the answer ends a run whose workers have all arrived at it, and have stayed there for some rounds, in each of which
/// every worker has acted again.
/// </summary>
/// <param name="workers">How many there are.</param>
/// <param name="isSettled">Whether the state of a node is at the answer; called from several threads.</param>
/// <param name="stop">Ends the run.</param>
internal sealed class Settling(int workers, Func<int, ReadOnlySpan<double>, bool> isSettled, CancellationTokenSource stop)
{
    private const int Rounds = 4;
    private readonly Lock _lock = new();
    private readonly bool[] _seen = new bool[workers];
    private int _count;
    private int _round;

    /// <summary>Looks at a worker that has acted.</summary>
    public void Look(WorkerSite site)
    {
        var nodes = site.Layout.Nodes;
        for (var k = 0; k < nodes.Length; k++)
        {
            if (!isSettled(nodes[k], site.StateOf(k)))
            {
                Tell(site.Layout.Part, false);
                return;
            }
        }

        Tell(site.Layout.Part, true);
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
