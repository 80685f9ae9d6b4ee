namespace Hogwild.Simulation;

/// <summary>The project's own kernel: one ordered queue, iterator processes, cancellable timers.</summary>
public sealed class EventKernel : IEventKernel
{
    // What an event is for: its target's number, above two bits that say of which sort the target is.
    private const int ForHandler = 0, ForProcess = 1, ForTimer = 2, SortBits = 2, Sort = 3;

    private readonly EventQueue _queue = new();
    private readonly List<Handler> _handlers = [];
    private readonly List<Process> _processes = [];
    private readonly Dictionary<long, Action> _timers = [];
    private readonly Dictionary<Signal, List<int>> _waiting = [];
    private long _sequence;

    /// <inheritdoc/>
    public long Now { get; private set; }

    /// <inheritdoc/>
    public void Start(ProcessBody body, EventKind kind, int entity, int priority = 0)
    {
        ArgumentNullException.ThrowIfNull(body);
        _processes.Add(new Process(body(this).GetEnumerator(), EventKey.Of(kind, entity, priority)));
        Push(Now, _processes.Count - 1);
    }

    /// <inheritdoc/>
    public Timer Schedule(long at, Action action, EventKind kind, int entity, int priority = 0)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        var id = _sequence++;
        if (at != Ticks.Never)
        {
            _timers.Add(id, action);
            _queue.Push(new EventQueue.Entry(at, EventKey.Of(kind, entity, priority), id, ForTimer));
        }

        return new Timer(id);
    }

    /// <inheritdoc/>
    public bool Cancel(Timer timer) => _timers.Remove(timer.Id);

    /// <inheritdoc/>
    public int Register(IEventHandler handler, EventKind kind, int priority = 0)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentOutOfRangeException.ThrowIfEqual(_handlers.Count, EventKey.MaxHandlers);
        _handlers.Add(new Handler(handler, EventKey.OfHandler(_handlers.Count, kind, priority)));
        return _handlers.Count - 1;
    }

    /// <inheritdoc/>
    public void Push(int handler, int entity, long counter, long at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        if (at != Ticks.Never)
        {
            var key = _handlers[handler].Key | EventKey.Place(entity);
            _queue.Push(new EventQueue.Entry(at, key, counter, (handler << SortBits) | ForHandler));
        }
    }

    /// <inheritdoc/>
    public void Fire(Signal signal)
    {
        if (_waiting.Remove(signal, out var processes))
        {
            foreach (var process in processes)
            {
                Push(Now, process);
            }
        }
    }

    /// <inheritdoc/>
    public void Run(long until)
    {
        while (SkipCancelled() && _queue.First.Time < until)
        {
            Happen();
        }

        if (until != Ticks.Never)
        {
            Now = Math.Max(Now, until);
        }
    }

    /// <inheritdoc/>
    public bool Step()
    {
        if (!SkipCancelled())
        {
            return false;
        }

        Happen();
        return true;
    }

    /// <summary>Drops cancelled timers from the front, so that they neither happen nor move the clock.</summary>
    private bool SkipCancelled()
    {
        while (_queue.Count > 0 && (_queue.First.Target & Sort) == ForTimer && !_timers.ContainsKey(_queue.First.Counter))
        {
            _queue.Pop();
        }

        return _queue.Count > 0;
    }

    private void Happen()
    {
        var entry = _queue.Pop();
        Now = entry.Time;
        try
        {
            var number = entry.Target >> SortBits;
            if ((entry.Target & Sort) == ForHandler)
            {
                _handlers[number].Target.Happen(EventKey.Entity(entry.Key), entry.Counter, entry.Time);
            }
            else if ((entry.Target & Sort) == ForProcess)
            {
                Resume(number);
            }
            else if (_timers.Remove(entry.Counter, out var action))
            {
                action();
            }
        }
        catch (Exception cause) when (cause is not (ProcessFailedException or OperationCanceledException))
        {
            throw new ProcessFailedException(EventKey.Kind(entry.Key), EventKey.Entity(entry.Key), entry.Time, cause);
        }
    }

    private void Resume(int number)
    {
        var iterator = _processes[number].Iterator;
        if (!iterator.MoveNext())
        {
            iterator.Dispose();
            return;
        }

        var wait = iterator.Current;
        if (wait.Signal is { } signal)
        {
            if (!_waiting.TryGetValue(signal, out var waiting))
            {
                _waiting.Add(signal, waiting = []);
            }

            waiting.Add(number);
            return;
        }

        var at = wait.IsRelative ? Ticks.After(Now, wait.Ticks) : wait.Ticks;
        if (at < Now)
        {
            throw new InvalidOperationException($"waits until {Ticks.ToSeconds(at)} s, which has passed");
        }

        Push(at, number);
    }

    private void Push(long at, int process)
    {
        if (at != Ticks.Never)
        {
            _queue.Push(new EventQueue.Entry(at, _processes[process].Key, _sequence++, (process << SortBits) | ForProcess));
        }
    }

    private readonly record struct Handler(IEventHandler Target, ulong Key);

    private readonly record struct Process(IEnumerator<Wait> Iterator, ulong Key);
}
