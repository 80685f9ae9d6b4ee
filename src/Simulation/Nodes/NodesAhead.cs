namespace Hogwild.Simulation;

/// <summary>
/// Advances a network whose scheduler is known ahead: a stretch of time is decided, in columns and without a queue of events, and then its
/// states are computed in the order of time. Meanwhile, where a core is left, who looks on looks at the stretch before, and the next one is
/// decided. What comes out is the same to the bit as that of <see cref="NodeEvents"/>.
/// </summary>
internal sealed class NodesAhead
{
    // A shorter stretch is decided before anybody could help.
    private const int FewestToShare = 4_000;
    private readonly Network _network;
    private readonly Planner _planner;
    private readonly int _fewest;
    private Stretch _spare;
    private HelpedPlan? _planning;
    private (int Node, long Time) _turn;
    private Exception? _failure;
    private bool _isRunning;
    private bool _isPlanned;

    /// <summary>Nobody has acted.</summary>
    /// <param name="network">The network.</param>
    /// <param name="scheduler">Who decides; it has been started.</param>
    /// <param name="depth">How often a node acts at most.</param>
    /// <param name="known">What of its answers is known.</param>
    /// <param name="aim">About how many activations a stretch is to have; 0 for what is fastest.</param>
    public NodesAhead(Network network, IScheduler scheduler, int depth, Foreknowledge known, long aim)
    {
        (_network, _planner) = (network, new Planner(network.Graph, scheduler, depth, known, aim, network.Step, network.Memory));
        _fewest = aim > 0 ? 1 : FewestToShare;
        _spare = _planner.New();
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

        try
        {
            _isRunning = true;
            Go(end);
        }
        catch (Exception cause) when (cause is not (ProcessFailedException or OperationCanceledException))
        {
            _failure = new ProcessFailedException(EventKind.Activation, _turn.Node, _turn.Time, cause);
            throw _failure;
        }
        catch (Exception cause)
        {
            _failure = cause;
            throw;
        }
        finally
        {
            _isRunning = false;
            if (_failure is not null)
            {
                Now = Math.Max(Now, _turn.Time);
                PauseAtEnd();
            }
        }

        Now = end == Ticks.Never ? Math.Max(Now, _turn.Time) : end;
    }

    /// <summary>Leaves the run's memory to the next one on its graph. It cannot go on.</summary>
    public void End()
    {
        PauseAtEnd();
        _failure ??= new InvalidOperationException("nobody can look at it any more");
        _network.End();
    }

    /// <summary>Waits until nothing goes on any more on another core.</summary>
    public void Pause()
    {
        var planning = _planning;
        _planning = null;
        _isPlanned |= planning?.Stop() ?? false;
    }

    /// <summary>The same where the run ends, so that nobody needs what goes on there.</summary>
    private void PauseAtEnd()
    {
        try
        {
            Pause();
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            // What ended the run came first and is not to be hidden; who looks on is asked once more by whoever wants to know what he saw.
        }
    }

    private void Go(long end)
    {
        while (_network.Divergence is null)
        {
            _network.Advance(end, ref _turn);
            if (_network.Divergence is not null || !_network.HasDoneStretch || !HasNextBefore(end))
            {
                return;
            }

            var (before, next) = (_network.Stretch, _spare);
            _network.Begin(next, ref _turn);
            if (_network.Divergence is not null)
            {
                return;
            }

            _spare = before;
            if (next.Count >= _fewest && !_network.Asks && _planner.Earliest != Ticks.Never && Cores.TryTake())
            {
                _planning = new HelpedPlan(() => Plan(next, before, end));
            }
            else
            {
                _network.LookBack();
            }
        }
    }

    /// <summary>Decides the stretch after another one, in the columns of the one before that.</summary>
    private void Plan(Stretch present, Stretch next, long end)
    {
        _network.LookBack();
        _planner.Plan(present, next, end);
    }

    /// <summary>Whether there is another stretch that begins before an instant; it is decided then.</summary>
    private bool HasNextBefore(long end)
    {
        if (_planning is { } planning)
        {
            _planning = null;
            planning.Finish();
            _isPlanned = true;
        }

        if ((_isPlanned ? _spare.From : _planner.Earliest) >= end)
        {
            return false;
        }

        if (!_isPlanned)
        {
            Plan(_network.Stretch, _spare, end);
        }

        _isPlanned = false;
        return true;
    }
}
