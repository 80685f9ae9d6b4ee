using System.Diagnostics;
using Hogwild.Simulation;

namespace Hogwild.Engines.Orleans;

/// <summary>
/// One worker in a grain, from the moment at which nobody else is it any more until its end. Between two activations it lets others have
/// their turn.
/// </summary>
internal sealed class GrainWork : IDisposable
{
    private const long Coarse = 10_000;

    // Who has been silent for so long says again what it said last.
    private const long Quiet = 100 * TimeSpan.TicksPerMillisecond;
    private readonly CancellationTokenSource _stop = new();
    private readonly FileStream _hold;
    private readonly EngineTask _task;
    private readonly WorkerSite _site;
    private readonly Mailbox _box;
    private readonly GrainOutside _outside;
    private readonly LogWriter _log;
    private readonly InjectedLink? _link;
    private readonly int[] _incarnations;
    private readonly int _lag;
    private readonly WorkerFiles _files;
    private readonly long? _every;
    private Pacer? _pacer;
    private long? _published;
    private string? _failure;
    private bool _isDone;
    private bool _hasEnded;
    private bool _isGone;
    private long _bytes;

    private GrainWork(FileStream hold, EngineTask task, WorkerOrder order, Func<int, IWorkerGrain> find)
    {
        (_hold, _task, _every) = (hold, task, order.Checkpoint);
        _site = new WorkerSite(new WorkerLayout(task.Partition, task.Rule, order.Worker));
        _box = new Mailbox(_site.Layout.InParts.Length);
        _incarnations = new int[_site.Layout.InParts.Length];
        _link = task.Link is { } link ? new InjectedLink(link, task.Draws) : null;
        _files = new WorkerFiles(order.Folder, order.Worker);
        (_log, _lag, Incarnation) = _files.Open(order.Run, _site);
        _outside = new GrainOutside(_site.Layout, _box, order, Incarnation, find);
    }

    /// <summary>How often the worker was started before.</summary>
    public int Incarnation { get; }

    /// <summary>How it is.</summary>
    public WorkerReport Report => new()
    {
        IsThere = true,
        Version = _site.Version,
        IsSettled = _task.Supervision is null && _task.IsSettled is { } isSettled && Settling.IsThere(_site, isSettled),
        IsDone = _isDone,
        HasDiverged = _site.HasDiverged,
        HasEnded = _hasEnded,
        Failure = _failure,
        Counts = [_outside.Counts.Sent, _outside.NumbersSent * sizeof(double), _outside.Counts.Superseded, _outside.Counts.Lost, _bytes],
        Incarnation = Incarnation,
        Word = _site.Word.Packed,
        OverAt = _site.OverAt,
    };

    /// <summary>Becomes a worker.</summary>
    /// <returns>Null where an activation of before, of another silo, is it still: two are never it at once.</returns>
    public static GrainWork? TryBegin(EngineTask task, WorkerOrder order, Func<int, IWorkerGrain> find)
    {
        var held = new WorkerFiles(order.Folder, order.Worker).Lock;
        FileStream hold;
        try
        {
            // Whose process ends loses the lock, however it ends.
            hold = new FileStream(held, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(held))
        {
            return null;
        }

        try
        {
            return new GrainWork(hold, task, order, find);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>The run has begun, so long ago.</summary>
    public void Start(long elapsed)
    {
        if (_pacer is null)
        {
            _pacer = new Pacer(
                _task.Pace, _task.Draws, _site.Layout.Part,
                Stopwatch.GetTimestamp() - (long)(elapsed * ((double)Stopwatch.Frequency / TimeSpan.TicksPerSecond)));
            _ = Work(_pacer);
        }
    }

    /// <summary>Tells the newest version again, since messages may have been lost; where newer ones follow, they do it.</summary>
    public void Repeat()
    {
        if (_pacer is { } pacer && _published is { } last && pacer.Now - last > Quiet)
        {
            _published = pacer.Now;
            _outside.Publish(_site, pacer.Now);
        }
    }

    /// <summary>The run is over.</summary>
    public void End() => _stop.Cancel();

    /// <summary>A version of another worker.</summary>
    public void Hear(VersionMessage message)
    {
        var sender = Array.BinarySearch(_site.Layout.InParts, message.Sender);
        if (sender < 0 || message.Incarnation < _incarnations[sender])
        {
            return;
        }

        _incarnations[sender] = message.Incarnation;
        var arrival = _link is null || _pacer is null ? 0
            : _link.Arrival(message.Sender, _site.Layout.Part, message.Version, _pacer.Now);
        if (arrival != Ticks.Never)
        {
            var numbers = _box.Rent(sender, message.Numbers.Length);
            message.Numbers.CopyTo(numbers, 0);
            _box.Put(sender, message.Version, numbers, message.Word, arrival);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isGone = true;
        _stop.Cancel();
        _log.Dispose();
        _hold.Dispose();
        _stop.Dispose();
    }

    private async Task Work(Pacer pacer)
    {
        try
        {
            var loop = new WorkerLoop(_site, _outside, _log, pacer, _task)
            {
                OwnLagNext = _lag, Shown = shown => _files.Keep(shown, pacer.Now, _every),
            };
            for (var count = loop.Acted; await Wait(pacer, count) && loop.CanAct(count, _task.MostActivations); count++)
            {
                loop.Act();
                _published = pacer.Now;
            }
        }
#pragma warning disable CA1031 // A rule may fail in any way; it is told to whoever looks.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _failure = error.Message;
        }

        _isDone = true;
        if (!_stop.IsCancellationRequested)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Current);
        }

        if (_isGone)
        {
            // Another silo goes on with the log, which has no end yet.
            return;
        }

        _bytes = _log.Bytes;
        _log.End();
        _hold.Dispose();
        _hasEnded = true;
    }

    /// <summary>Waits until the worker may act, and lets others have their turn in any case.</summary>
    private async Task<bool> Wait(Pacer pacer, int count)
    {
        await Turn.OfOthers();
        var due = pacer.Due(count);
        for (var now = pacer.Now; now < Math.Min(due, _task.Until.Ticks) && !_stop.IsCancellationRequested; now = pacer.Now)
        {
            if (due - now > Coarse)
            {
                await Task.Delay(TimeSpan.FromTicks(Math.Max(Coarse, due - now - Coarse)));
            }
            else
            {
                await Turn.OfOthers();
            }
        }

        return pacer.Now < _task.Until.Ticks && !_stop.IsCancellationRequested;
    }
}
