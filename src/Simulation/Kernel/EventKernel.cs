namespace Hogwild.Simulation;

/// <summary>The project's own kernel: one ordered queue, iterator processes, cancellable timers.</summary>
public sealed class EventKernel : IEventKernel
{
    private const int NoProcess = -1;
    private readonly EventQueue _queue = new();
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
            _queue.Push(new EventQueue.Entry(at, EventKey.Of(kind, entity, priority), id, NoProcess));
        }

        return new Timer(id);
    }

    /// <inheritdoc/>
    public bool Cancel(Timer timer) => _timers.Remove(timer.Id);

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
        while (_queue.Count > 0 && _queue.First.Process == NoProcess && !_timers.ContainsKey(_queue.First.Sequence))
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
            if (entry.Process != NoProcess)
            {
                Resume(entry.Process);
            }
            else if (_timers.Remove(entry.Sequence, out var action))
            {
                action();
            }
        }
        catch (Exception cause) when (cause is not (ProcessFailedException or OperationCanceledException))
        {
            throw new ProcessFailedException((EventKind)((entry.Key >> 32) & 0xFF), (int)(uint)entry.Key, entry.Time, cause);
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
            _queue.Push(new EventQueue.Entry(at, _processes[process].Key, _sequence++, process));
        }
    }

    private readonly record struct Process(IEnumerator<Wait> Iterator, ulong Key);
}
