using System.Globalization;

namespace Hogwild.Engines;

/// <summary>The files of one worker in the folder of a run: its log, its checkpoint, and a lock for whoever is the worker.</summary>
/// <param name="folder">The folder.</param>
/// <param name="worker">Number of the worker.</param>
internal sealed class WorkerFiles(string folder, int worker)
{
    private long _kept;

    /// <summary>The log.</summary>
    public string Log => PathOf("log");

    /// <summary>The file that only one at a time can hold open.</summary>
    public string Lock => PathOf("lock");

    private string Checkpointed => PathOf("checkpoint");

    /// <summary>Opens the log: a new one, or that of a worker that was killed, which then goes on from its checkpoint.</summary>
    /// <param name="run">The run.</param>
    /// <param name="site">The worker, in its initial state.</param>
    /// <returns>The log, how many versions behind the newest one the worker goes on, and how often it was started before.</returns>
    /// <exception cref="LogException">The log was changed.</exception>
    public (LogWriter Log, int Lag, int Restarts) Open(Guid run, WorkerSite site)
    {
        // Who was killed before anything was written has left nothing to go on from.
        if (WorkerRecords.TryRead(Log) is not { } records)
        {
            return (new LogWriter(Log, LogHeader.Of(run, site.Layout, isByNode: false)), 0, 0);
        }

        var kept = Checkpoint.Read(Checkpointed);
        site.Resume(records.Count, kept.Layer, kept.Numbers);
        return (new LogWriter(Log, records), records.Count - kept.Version, records.Restarts + 1);
    }

    /// <summary>
    /// Keeps the newest version as a checkpoint, where the last one is older than so many ticks, and where all layers are computed: who has
    /// nothing left to do has nothing left after a restart either.
    /// </summary>
    /// <param name="site">The worker.</param>
    /// <param name="now">The instant, in ticks.</param>
    /// <param name="every">Ticks between two checkpoints; null for none.</param>
    public void Keep(WorkerSite site, long now, long? every)
    {
        if (now - _kept >= every || site.IsFinished)
        {
            _kept = now;
            Checkpoint.Write(Checkpointed, site);
        }
    }

    private string PathOf(string ending) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"worker-{worker}.{ending}"));
}
