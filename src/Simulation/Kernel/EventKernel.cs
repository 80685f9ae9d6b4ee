namespace Hogwild.Simulation;

/// <summary>The project's own kernel: one ordered queue; events, single waits and timers allocate nothing once it has grown.</summary>
public sealed class EventKernel : OrderedKernel
{
    private const int LeastStale = 1024;
    private EventQueue _queue;
    private EventQueue _spare;

    /// <summary>A kernel at instant 0, without events.</summary>
    public EventKernel()
        : this(TiePolicy.Canonical)
    {
    }

    /// <summary>A kernel at instant 0, without events.</summary>
    /// <param name="ties">How user processes at one instant are ordered.</param>
    public EventKernel(TiePolicy ties)
        : base(ties) => (_queue, _spare) = (new EventQueue(this), new EventQueue(this));

    /// <inheritdoc/>
    public override void Run(long until)
    {
        Enter(until);
        RunQueue(until, once: false);
        if (until != Ticks.Never)
        {
            Now = until;
        }
    }

    /// <inheritdoc/>
    public override bool Step()
    {
        Enter();
        return RunQueue(Ticks.Never, once: true);
    }

    private protected override void Enqueue(in EventQueue.Entry entry) => _queue.Push(entry);

    private protected override void Resume(ProcessState process) => Advance(process);

    /// <summary>Drops what will not happen before it outnumbers the rest.</summary>
    private protected override void Forget(int count)
    {
        base.Forget(count);
        if (Stale <= LeastStale || 2 * Stale <= _queue.Count)
        {
            return;
        }

        while (_queue.Count > 0)
        {
            var entry = _queue.Pop();
            if (IsLive(entry))
            {
                _spare.Push(entry);
            }
        }

        (_queue, _spare, Stale) = (_spare, _queue, 0);
    }

    private bool RunQueue(long until, bool once)
    {
        EventQueue.Entry entry = default;
        try
        {
            while (_queue.Count > 0 && _queue.First.Time < until)
            {
                entry = _queue.Pop();
                if (IsDue(entry))
                {
                    Happen(entry);
                    if (once)
                    {
                        return true;
                    }
                }
            }
        }
        catch (Exception cause)
        {
            if (Fail(entry, cause) is { } failure)
            {
                throw failure;
            }

            throw;
        }
        finally
        {
            Exit();
        }

        return false;
    }
}
