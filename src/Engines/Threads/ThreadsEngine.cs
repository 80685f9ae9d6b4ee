using System.Diagnostics;

namespace Hogwild.Engines;

/// <summary>
/// A thread a worker, on memory that all of them share: versions under a sequence lock, or torn, or, where there is a link, messages that
/// are kept back and lost as it says.
/// </summary>
public sealed class ThreadsEngine : IEngine
{
    /// <inheritdoc/>
    public EngineRun Run(EngineTask task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        var layouts = Layouts.Of(task);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var outsides = OutsidesOf(task, layouts);
        var isByNode = task.Link is null;
        var run = Guid.NewGuid();
        var logs = Array.ConvertAll(layouts, layout =>
            new LogWriter(LogOf(task, layout), LogHeader.Of(run, layout, isByNode, isTorn: isByNode && !task.IsAtomic)));
        var sites = Array.ConvertAll(layouts, layout => new WorkerSite(layout));
        var (wall, failure) = Work(task, sites, outsides, logs, stop);
        var bytes = logs.Sum(log => log.Bytes);
        Array.ForEach(logs, log => log.End());
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw new InvalidOperationException($"a worker failed: {failure.Message}", failure);
        }

        var merged = MergedRun.Of(layouts, Array.ConvertAll(layouts, layout => WorkerRecords.Read(LogOf(task, layout))), _ => true);
        return new EngineRun(merged, wall, [.. Counts(outsides), KeyValuePair.Create("log_bytes", (double)bytes)])
        {
            LastWords = Array.ConvertAll(sites, site => site.Word),
            OverAt = Array.ConvertAll(sites, site => site.OverAt),
        };
    }

    /// <summary>Lets all workers begin at once, and waits for the last one to end.</summary>
    private static (TimeSpan Wall, Exception? Failure) Work(
        EngineTask task, WorkerSite[] sites, IOutside[] outsides, LogWriter[] logs, CancellationTokenSource stop)
    {
        var settling = new Settling(sites.Length, stop);
        Action<WorkerSite>? look = task.Supervision is not null || task.IsSettled is not { } isSettled ? null
            : site => settling.Tell(site.Layout.Part, Settling.IsThere(site, isSettled));
        using var start = new Barrier(sites.Length + 1);
        Exception? failure = null;
        var (began, over) = (0L, 0);
        var threads = Array.ConvertAll(sites, site => new Thread(() => Work(site)) { IsBackground = true });
        Array.ForEach(threads, thread => thread.Start());
        began = Stopwatch.GetTimestamp();
        start.SignalAndWait(CancellationToken.None);
        Array.ForEach(threads, thread => thread.Join());
        return (Stopwatch.GetElapsedTime(began), failure);

        void Over()
        {
            if (Interlocked.Increment(ref over) == sites.Length)
            {
                stop.Cancel();
            }
        }

        void Work(WorkerSite site)
        {
            start.SignalAndWait(CancellationToken.None);
            try
            {
                var worker = site.Layout.Part;
                var loop = new WorkerLoop(
                    site, outsides[worker], logs[worker], new Pacer(task.Pace, task.Draws, worker, began), task) { Over = Over };
                loop.Run(task.Until.Ticks, task.MostActivations, look, stop.Token);
                if (site.HasDiverged)
                {
                    stop.Cancel();
                }
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Interlocked.CompareExchange(ref failure, error, null);
                stop.Cancel();
            }
        }
    }

    private static IOutside[] OutsidesOf(EngineTask task, WorkerLayout[] layouts)
    {
        if (task.Link is { } link)
        {
            var injected = new InjectedLink(link, task.Draws);
            var boxes = Array.ConvertAll(layouts, layout => new Mailbox(layout.InParts.Length));
            return Array.ConvertAll(layouts, IOutside (layout) => new MailOutside(layouts, layout.Part, boxes, injected));
        }

        var words = new SharedWords(layouts.Length);
        if (task.IsAtomic)
        {
            var shared = new SharedStates(layouts);
            return Array.ConvertAll(layouts, IOutside (layout) => new SharedOutside(shared, layout, words));
        }

        var (starts, count) = TornOutside.Placed(layouts);
        var torn = new TornStates(count);
        return Array.ConvertAll(layouts, IOutside (layout) => new TornOutside(torn, layout, starts, words));
    }

    private static IEnumerable<KeyValuePair<string, double>> Counts(IOutside[] outsides)
    {
        if (outsides.OfType<SharedOutside>().Any())
        {
            yield return KeyValuePair.Create("retries", (double)outsides.OfType<SharedOutside>().Sum(outside => outside.Retries));
        }
    }

    private static string LogOf(EngineTask task, WorkerLayout layout) => new WorkerFiles(task.Folder, layout.Part).Log;
}
