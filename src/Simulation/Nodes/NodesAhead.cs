namespace Hogwild.Simulation;

/// <summary>
/// Advances a network whose scheduler is known ahead: a stretch of time is decided, in columns and without a queue of events, and then its
/// states are computed in the order of time. What comes out is the same to the bit as that of <see cref="NodeEvents"/>.
/// </summary>
internal sealed class NodesAhead
{
    // So many activations a node make a stretch worth its while, and leave what they touch in the cache.
    private const int PerNode = 4;
    private const int PerNodeOfMany = 2;
    private const int Many = 200_000;
    private const int Fewest = 2_000;

    // Fewer nodes are in the cache anyway.
    private const int FewestForHints = 4_000;
    private const int HintStep = 12;
    private readonly Network _network;
    private readonly Turns _turns;
    private readonly Mail? _mail;
    private readonly int _nodes;
    private readonly bool _hints;
    private long _length = 1;
    private Exception? _failure;
    private bool _isRunning;

    /// <summary>Nobody has acted.</summary>
    /// <param name="network">The network.</param>
    /// <param name="scheduler">Who decides; it has been started.</param>
    /// <param name="depth">How often a node acts at most.</param>
    /// <param name="known">What of its answers is known.</param>
    public NodesAhead(Network network, IScheduler scheduler, int depth, Foreknowledge known)
    {
        (_network, _nodes) = (network, network.Graph.NodeCount);
        _hints = _nodes >= FewestForHints;
        _turns = new Turns(_nodes, scheduler, depth);
        _mail = known == Foreknowledge.Arrivals ? new Mail(network.Graph, scheduler, _turns) : null;
        network.Mail = _mail;
    }

    /// <summary>Everything before this instant has happened.</summary>
    public long Now { get; private set; }

    /// <summary>Lets everything before an instant happen.</summary>
    /// <exception cref="ProcessFailedException">A rule or a scheduler threw. The run cannot go on after that.</exception>
    public void Until(long end)
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException($"the run has ended: {_failure.Message}", _failure);
        }

        if (_isRunning)
        {
            throw new InvalidOperationException("the run goes on, and nobody who looks on can advance it");
        }

        var last = Now;
        while (Now < end && _turns.Earliest != Ticks.Never && _network.Divergence is null)
        {
            // What nobody acts in is passed over.
            var from = Math.Max(Now, Math.Min(_turns.Earliest, end));
            var to = Math.Min(end, Ticks.After(from, _length));
            if (from < to)
            {
                Go(from, to);
                last = _turns.Count > 0 ? _turns.TimeOf(_turns.InOrder[^1]) : last;
                Adapt(to - from, _turns.Count);
            }

            Now = to;
        }

        Now = end == Ticks.Never ? last : end;
    }

    private void Go(long from, long to)
    {
        var (node, time) = (0, from);
        try
        {
            _isRunning = true;
            _turns.Plan(from, to);
            _mail?.Plan(to);
            _network.IsWithinStretch = true;
            var turns = _turns.InOrder;
            for (var at = 0; at < turns.Length; at++)
            {
                if (_hints)
                {
                    Expect(turns, at);
                }

                (node, time) = (_turns.NodeOf(turns[at]), _turns.TimeOf(turns[at]));
                if (!_network.Act(node, time))
                {
                    break;
                }
            }

            _network.Settle(to);
            if (_network.Divergence is not null)
            {
                _mail?.Forget(_network.Version);
            }
        }
        catch (Exception cause)
        {
            _failure = cause;
            if (cause is not (ProcessFailedException or OperationCanceledException))
            {
                throw Failure(node, time, cause);
            }

            throw;
        }
        finally
        {
            (_isRunning, _network.IsWithinStretch) = (false, false);
        }
    }

    private ProcessFailedException Failure(int node, long time, Exception cause)
    {
        if (cause is SchedulerException scheduler)
        {
            (node, time) = (scheduler.Node, scheduler.Time);
        }
        else if (!_network.IsWithinStretch)
        {
            (node, time) = _mail?.Asked ?? _turns.Asked;
        }

        var failure = new ProcessFailedException(EventKind.Activation, node, time, cause);
        _failure = failure;
        return failure;
    }

    /// <summary>A node that has several turns soon is asked for more than once, which does no harm.</summary>
    private void Expect(ReadOnlySpan<ulong> turns, int at)
    {
        for (var distance = 3; distance >= 0; distance--)
        {
            var soon = at + ((distance + 1) * HintStep);
            if (soon < turns.Length)
            {
                _network.ExpectTurn(_turns.NodeOf(turns[soon]), _turns.TimeOf(turns[soon]), distance);
            }
        }
    }

    /// <summary>Twice or half as long where there was much less or much more to do than is good.</summary>
    private void Adapt(long length, int count)
    {
        var aim = Math.Max(Fewest, (long)_nodes * (_nodes < Many ? PerNode : PerNodeOfMany));
        if (length == _length && 2 * (long)count < aim)
        {
            _length = Math.Min(2 * _length, _turns.Longest);
        }
        else if (count > 2 * aim)
        {
            _length = Math.Max(1, _length / 2);
        }
    }
}
