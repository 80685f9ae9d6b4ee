namespace Hogwild.Simulation;

/// <summary>
/// What every kernel has in common: the canonical order, what processes wait for, signals, interrupts, timers and failures. A kernel adds
/// where events are kept until their time comes, and what resumes the body of a process.
/// </summary>
public abstract partial class OrderedKernel : IEventKernel
{
    // What an event is for: its target's number, above two bits that say of which sort the target is.
    internal const int ForHandler = 0, ForProcess = 1, ForTimer = 2, SortBits = 2, Sort = 3;

    private readonly TiePolicy _ties;
    private readonly List<ProcessState?> _processes = [];
    private readonly Stack<int> _freeProcesses = [];
    private readonly TimerTable _timers = new();
    private readonly SignalTable _signals = new();
    private Handler[] _handlers = [];
    private ProcessState? _active;
    private Exception? _failure;
    private bool _isRunning;
    private int _timerEntity;

    // Smaller numbers are no handles.
    private long _sequence = 1;

    private protected OrderedKernel(TiePolicy ties) => _ties = ties;

    /// <inheritdoc/>
    public long Now { get; private protected set; }

    /// <summary>Whether any handler wants to know what is due soon.</summary>
    internal bool Foresees { get; private set; }

    /// <summary>Events in the queue that will not happen: of cancelled timers, and of waits that are over.</summary>
    private protected int Stale { get; set; }

    /// <inheritdoc/>
    public ProcessHandle Start(ProcessBody body, EventKind kind, int entity, int priority = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        EventKey.Check(kind, priority);
        if (!_freeProcesses.TryPop(out var slot))
        {
            slot = _processes.Count;
            _processes.Add(null);
        }

        var context = new ProcessContext(this, new ProcessHandle(slot, _sequence++) { Kernel = this }, kind, entity, name);
        var process = new ProcessState(context, body(context).GetEnumerator(), priority) { Since = context.Handle.Id };
        _processes[slot] = process;
        Push(Now, process);
        return context.Handle;
    }

    /// <inheritdoc/>
    public bool Interrupt(ProcessHandle process, object? cause = null)
    {
        RequireOwn(process.Kernel, "the process was started");
        if (Find(process) is not { } target)
        {
            return false;
        }

        if (target == _active)
        {
            throw new InvalidOperationException("a process cannot interrupt itself");
        }

        target.AddInterrupt(cause);
        if (target.IsStarted && target.Interrupts == 1)
        {
            Leave(target);
            Push(Now, target);
        }

        return true;
    }

    /// <inheritdoc/>
    public Timer Schedule(long at, Action action, EventKind kind, int entity, int priority = 0)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        EventKey.Check(kind, priority);
        var id = _sequence++;
        if (at == Ticks.Never)
        {
            return new Timer(-1, id) { Kernel = this };
        }

        var slot = _timers.Add(id, action, entity);
        Enqueue(new EventQueue.Entry(at, Key(at, kind, entity, priority), id, (slot << SortBits) | ForTimer));
        return new Timer(slot, id) { Kernel = this };
    }

    /// <inheritdoc/>
    public bool Cancel(Timer timer)
    {
        RequireOwn(timer.Kernel, "the timer was scheduled");
        if (timer.Kernel is null || !_timers.IsLive(timer.Slot, timer.Id))
        {
            return false;
        }

        _timers.Take(timer.Slot);
        Forget(1);
        return true;
    }

    /// <inheritdoc/>
    public int Register(IEventHandler handler, EventKind kind, int priority = 0)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentOutOfRangeException.ThrowIfEqual(_handlers.Length, EventKey.MaxHandlers);
        _handlers = [.. _handlers, new Handler(handler, handler as IForesight, EventKey.OfHandler(_handlers.Length, kind, priority))];
        Foresees |= handler is IForesight;
        return _handlers.Length - 1;
    }

    /// <inheritdoc/>
    public void Push(int handler, int entity, long counter, long at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)handler, (uint)_handlers.Length, nameof(handler));
        if (at != Ticks.Never)
        {
            var key = _handlers[handler].Key | EventKey.Place(entity);
            Enqueue(new EventQueue.Entry(at, key, counter, (handler << SortBits) | ForHandler));
        }
    }

    /// <inheritdoc/>
    public void Fire(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        signal.Latch(this);
        if (_signals.Take(signal) is not { } line)
        {
            return;
        }

        foreach (var waiter in line.Waiters)
        {
            if (!waiter.HasLeft)
            {
                Fire(waiter.Process, waiter.Leaf);
            }
        }

        _signals.Return(line);
    }

    /// <inheritdoc/>
    public abstract void Run(long until);

    /// <inheritdoc/>
    public abstract bool Step();

    /// <summary>Tells the handler of an event that it is due soon.</summary>
    internal void Expect(in EventQueue.Entry entry, int distance)
    {
        if ((entry.Target & Sort) == ForHandler)
        {
            _handlers[entry.Target >> SortBits].Foresight?.Expect(EventKey.Entity(entry.Key), entry.Time, distance);
        }
    }

    /// <summary>Keeps an event until its time comes.</summary>
    private protected abstract void Enqueue(in EventQueue.Entry entry);

    /// <summary>Lets the body of a process go on, which ends in <see cref="Advance"/>.</summary>
    private protected abstract void Resume(ProcessState process);

    /// <summary>Events that will not happen have become more.</summary>
    private protected virtual void Forget(int count) => Stale += count;

    /// <summary>Before the first event of a run.</summary>
    /// <param name="until">Where it will end; a step ends at no instant.</param>
    private protected void Enter(long until = Ticks.Never)
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException($"the run has ended: {_failure.Message}", _failure);
        }

        if (_isRunning)
        {
            throw new InvalidOperationException("the kernel is running, and an event cannot run it");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(until, Now);
        _isRunning = true;
    }

    /// <summary>After the last event of a run.</summary>
    private protected void Exit() => _isRunning = false;

    /// <summary>Something that happened has thrown: the kernel does not go on after that.</summary>
    /// <returns>The error to throw in its place; null where it is to come out as it is.</returns>
    private protected ProcessFailedException? Fail(in EventQueue.Entry entry, Exception cause)
    {
        _failure = cause;
        if (cause is ProcessFailedException or OperationCanceledException)
        {
            return null;
        }

        var number = entry.Target >> SortBits;
        var (entity, name) = (entry.Target & Sort) switch
        {
            ForHandler => (EventKey.Entity(entry.Key), null),
            ForTimer => (_timerEntity, null),
            _ => _processes[number]!.Context is var context ? (context.Entity, context.Name) : default,
        };
        var failure = new ProcessFailedException(EventKey.Kind(entry.Key), entity, entry.Time, cause, name);
        _failure = failure;
        return failure;
    }

    /// <summary>True where an event can still happen, as far as one can know before its time.</summary>
    private protected bool IsLive(in EventQueue.Entry entry)
    {
        var number = entry.Target >> SortBits;
        return (entry.Target & Sort) switch
        {
            ForHandler => true,
            ForTimer => _timers.IsLive(number, entry.Counter),
            _ => _processes[number] is { } process && entry.Counter > process.Since,
        };
    }

    /// <summary>True where the first of all events does happen; false where it is to be dropped, which this takes note of.</summary>
    private protected bool IsDue(in EventQueue.Entry entry)
    {
        if (!IsLive(entry))
        {
            Stale--;
            return false;
        }

        if ((entry.Target & Sort) != ForProcess)
        {
            return true;
        }

        var process = _processes[entry.Target >> SortBits]!;
        process.Pending--;
        return process.Waiting.IsMet(entry.Time);
    }

    /// <summary>Lets an event happen that is due.</summary>
    private protected void Happen(in EventQueue.Entry entry)
    {
        Now = entry.Time;
        var number = entry.Target >> SortBits;
        switch (entry.Target & Sort)
        {
            case ForHandler:
                _handlers[number].Target.Happen(EventKey.Entity(entry.Key), entry.Counter, entry.Time);
                break;
            case ForTimer:
                _timerEntity = _timers[number].Entity;
                _timers.Take(number)();
                break;
            default:
                var process = _processes[number]!;
                process.Context.Resume(process.TakeOutcome(Now));
                Leave(process);
                Resume(process);
                break;
        }
    }

    /// <summary>Runs the body of a process to its next wait.</summary>
    /// <returns>False where it has ended.</returns>
    private protected bool Advance(ProcessState process)
    {
        process.IsStarted = true;
        _active = process;
        var goesOn = process.Body.MoveNext();
        _active = null;
        if (!process.Context.IsAcknowledged)
        {
            throw new InvalidOperationException(
                $"did not acknowledge that it was interrupted (cause: {process.Context.Outcome.Cause ?? "none"})");
        }

        if (!goesOn)
        {
            process.Body.Dispose();
            _processes[process.Context.Handle.Slot] = null;
            _freeProcesses.Push(process.Context.Handle.Slot);
            if (process.End is { } end)
            {
                Fire(end);
            }
        }
        else if (process.Interrupts > 0)
        {
            Push(Now, process);
        }
        else
        {
            Begin(process, process.Body.Current);
        }

        return goesOn;
    }

    private void Begin(ProcessState process, in Wait wait)
    {
        var waiting = process.Waiting;
        waiting.Begin(wait, Now);
        process.WaitsFrom = Now;
        for (var leaf = 0; leaf < waiting.Count; leaf++)
        {
            if (waiting[leaf].Signal is { } signal)
            {
                _signals.Add(signal, process, leaf);
            }
            else
            {
                Push(waiting[leaf].At, process);
            }
        }
    }

    /// <summary>Its present wait is over, or forgotten.</summary>
    private void Leave(ProcessState process)
    {
        var waiting = process.Waiting;
        process.Since = _sequence++;
        if (process.Pending > 0)
        {
            var pending = process.Pending;
            process.Pending = 0;
            Forget(pending);
        }

        for (var leaf = 0; leaf < waiting.Count; leaf++)
        {
            if (waiting[leaf] is { Signal: { } signal, At: Ticks.Never })
            {
                _signals.Leave(signal);
            }
        }

        waiting.Clear();
    }

    private void Push(long at, ProcessState process)
    {
        if (at != Ticks.Never)
        {
            var context = process.Context;
            process.Pending++;
            Enqueue(new EventQueue.Entry(
                at,
                Key(at, context.Kind, context.Entity, process.Priority),
                _sequence++,
                (context.Handle.Slot << SortBits) | ForProcess));
        }
    }

    private ulong Key(long at, EventKind kind, int entity, int priority) => EventKey.Of(kind, _ties.Place(kind, entity, at), priority);

    private readonly record struct Handler(IEventHandler Target, IForesight? Foresight, ulong Key);
}
