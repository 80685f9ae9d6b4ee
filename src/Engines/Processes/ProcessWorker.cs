using System.Diagnostics;

namespace Hogwild.Engines;

/// <summary>One worker of a run, in a process of its own, which was started to be that.</summary>
public static class ProcessWorker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Works until the process that has started this one says that the run is over, or is gone.</summary>
    /// <param name="input">Where that process says what to do.</param>
    /// <param name="create">Makes the task of what it was given; the folder in it is not used.</param>
    /// <exception cref="InvalidDataException">Nothing that makes sense is said.</exception>
    public static void Run(TextReader input, Func<string, EngineTask> create)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(create);
        var config = WorkerConfig.Read(input.ReadLine());
        var task = create(config.What);
        using var control = Control.To(config.Port);
        var site = new WorkerSite(new WorkerLayout(task.Partition, task.Rule, config.Worker));
        var box = new Mailbox(site.Layout.InParts.Length);
        var link = task.Link is { } injected ? new InjectedLink(injected, task.Draws) : null;
        var started = Stopwatch.GetTimestamp();
        using var listener = new PeerListener(site.Layout, config.SecretBytes, box, Arrival);
        var greeting = new Greeting(config.Worker, config.Incarnation, listener.Port).Write(config.SecretBytes);
        control.Send(greeting);
        using var outside = new ProcessOutside(site.Layout, box, greeting);
        control.Patience = Patience;
        while (control.Read() is { } heard)
        {
            if (heard.Signal == Control.Signal.Peers)
            {
                outside.Reach(heard.Numbers);
            }
            else if (heard.Signal == Control.Signal.Start)
            {
                started = heard.Numbers[0];
                control.Patience = TimeSpan.Zero;
                using var worker = new Worker(config, task, site, outside, control);
                worker.Work(started, listener);
                return;
            }
        }

        throw new InvalidDataException("the run did not begin");

        // Without a link what has come may be read at once.
        long Arrival(int sender, int version) =>
            link?.Arrival(sender, config.Worker, version, Stopwatch.GetElapsedTime(started).Ticks) ?? 0;
    }

    /// <summary>The worker, once the run has begun.</summary>
    private sealed class Worker(WorkerConfig config, EngineTask task, WorkerSite site, ProcessOutside outside, Control control)
        : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly WorkerFiles _files = new(config.Folder, config.Worker);

        /// <inheritdoc/>
        public void Dispose() => _stop.Dispose();

        /// <summary>Works, and tells at the end what was counted.</summary>
        public void Work(long started, PeerListener listener)
        {
            var hearing = new Thread(Hear) { IsBackground = true };
            hearing.Start();
            var pacer = new Pacer(task.Pace, task.Draws, config.Worker, started);
            var (log, lag, _) = _files.Open(config.Run, site);
            var loop = new WorkerLoop(site, outside, log, pacer, task)
            {
                Over = () => control.Send(Control.Signal.Done, 0, site.Word.Packed, site.OverAt ?? -1, 0),
                OwnLagNext = lag, Shown = shown => _files.Keep(shown, pacer.Now, config.Checkpoint),
            };
            var isLookedAt = task.Supervision is null && task.IsSettled is not null;
            loop.Run(task.Until.Ticks, task.MostActivations, isLookedAt ? Look : null, _stop.Token);
            var bytes = log.Bytes;
            log.End();
            control.Send(Control.Signal.Done, site.HasDiverged ? 1 : 0, site.Word.Packed, site.OverAt ?? -1, 1);

            // What others still have to read goes on being sent.
            _stop.Token.WaitHandle.WaitOne();
            var sent = outside.Sent;
            control.Send(Control.Signal.Counts, sent.Messages, sent.Bytes, sent.Superseded, listener.Strangers, bytes);
            hearing.Join();
        }

        private void Look(WorkerSite shown) =>
            control.Send(Control.Signal.Settled, Settling.IsThere(shown, task.IsSettled!) ? 1 : 0);

        /// <summary>Where the other process is gone, so is the run.</summary>
        private void Hear()
        {
            while (control.Read() is { } heard && heard.Signal != Control.Signal.Stop)
            {
                if (heard.Signal == Control.Signal.Peers)
                {
                    outside.Reach(heard.Numbers);
                }
            }

            _stop.Cancel();
        }
    }
}
