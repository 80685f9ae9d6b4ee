using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// The decisions of all workers of a real run, in one order that is consistent with what could have been known: every activation has an
/// instant after its worker's last one, after the publication of every version that it read, and not before its worker's own clock. No
/// two clocks need agree.
/// </summary>
public sealed class MergedRun
{
    private readonly WorkerLayout[] _layouts;
    private readonly WorkerRecords[] _records;
    private readonly long[][] _times;

    private MergedRun(WorkerLayout[] layouts, WorkerRecords[] records)
    {
        (_layouts, _records) = (layouts, records);
        Partition = layouts[0].Partition;
        _times = Array.ConvertAll(records, worker => new long[worker.Count]);
        Order();
        for (var worker = 0; worker < _times.Length; worker++)
        {
            End = Math.Max(End, _times[worker].Length == 0 ? 0 : _times[worker][^1]);
        }

        DeepestStaleness = FindDeepest();
    }

    /// <summary>Who works for whom.</summary>
    public Partition Partition { get; }

    /// <summary>The instant of the last activation, in ticks; 0 where there is none.</summary>
    public long End { get; private set; }

    /// <summary>Activations of all workers; an exchange of messages and one of states are two.</summary>
    public long Activations => _records.Sum(worker => (long)worker.Count);

    /// <summary>How often workers that were killed have begun anew.</summary>
    public int Restarts => _records.Sum(worker => worker.Restarts);

    /// <summary>How long ago, in ticks, the version had been superseded that was the most stale one read.</summary>
    internal long DeepestStaleness { get; }

    /// <summary>Whether reads were torn.</summary>
    internal bool IsTorn => Array.Exists(_records, worker => worker.Header.Components > 0);

    /// <summary>Whether a worker went on from a version that was not its newest.</summary>
    internal bool HasRestarts { get; private set; }

    /// <summary>Puts the logs of all workers together.</summary>
    /// <param name="layouts">The workers.</param>
    /// <param name="records">What their logs say.</param>
    /// <exception cref="LogException">They do not belong together, or a version was read that no log has.</exception>
    /// <param name="isWhole">Whether a worker ended by itself, so that its log must have an end.</param>
    internal static MergedRun Of(WorkerLayout[] layouts, WorkerRecords[] records, Func<int, bool> isWhole)
    {
        for (var worker = 0; worker < layouts.Length; worker++)
        {
            if (isWhole(worker) && !records[worker].HasEnded)
            {
                throw new LogException(Name(worker), string.Create(
                    CultureInfo.InvariantCulture, $"the log has no end after {records[worker].Count} activations: it was cut"));
            }

            var (header, first) = (records[worker].Header, records[0].Header);
            if (header != LogHeader.Of(first.Run, layouts[worker], first.IsByNode, header.Components > 0))
            {
                throw new LogException(Name(worker), "the log is of another run, graph or worker");
            }
        }

        return new MergedRun(layouts, records);
    }

    /// <summary>A scheduler under which the run happens again, for one simulation.</summary>
    public IScheduler CreateScheduler() => new LoggedSchedule(this);

    /// <summary>Compares the states of a simulation with those of the real run, bit for bit.</summary>
    public RepeatCheck CreateCheck() => new(this);

    /// <summary>How many activations a worker has.</summary>
    internal int CountOf(int worker) => _records[worker].Count;

    /// <summary>When a worker acted.</summary>
    /// <param name="worker">Its number.</param>
    /// <param name="index">Number of the activation, from 0.</param>
    internal long TimeOf(int worker, int index) => _times[worker][index];

    /// <summary>What a worker decided.</summary>
    internal LogEntry EntryOf(int worker, int index) => _records[worker][index];

    /// <summary>Where a worker keeps what it reads.</summary>
    internal WorkerLayout LayoutOf(int worker) => _layouts[worker];

    /// <summary>The version that a worker has read of a node of another one.</summary>
    /// <param name="worker">The reader.</param>
    /// <param name="entry">Its activation.</param>
    /// <param name="outside">Which of the nodes of others that it reads.</param>
    internal int VersionOf(int worker, in LogEntry entry, int outside) => entry.Read[_records[worker].Header.IsByNode ? outside
        : Array.BinarySearch(_layouts[worker].InParts, Partition.PartOf(_layouts[worker].Outside[outside].Node))];

    /// <summary>Where among the components of a worker's reads those of a node of another one begin.</summary>
    internal int ComponentsOf(int worker, int outside) => _layouts[worker].Outside[outside].At - _layouts[worker].OutsideAt;

    private static string Name(int worker) => string.Create(CultureInfo.InvariantCulture, $"worker {worker}");

    /// <summary>Of whom each of the versions that a worker reads is.</summary>
    private int[] SourcesOf(int worker) => _records[worker].Header.IsByNode
        ? Array.ConvertAll(_layouts[worker].Outside, item => Partition.PartOf(item.Node)) : _layouts[worker].InParts;

    private void Order()
    {
        var (next, sources) = (new int[_records.Length], new int[_records.Length][]);
        for (var worker = 0; worker < sources.Length; worker++)
        {
            sources[worker] = SourcesOf(worker);
        }

        for (var moved = true; moved;)
        {
            moved = false;
            for (var worker = 0; worker < _records.Length; worker++)
            {
                for (; next[worker] < _records[worker].Count && Place(worker, next, sources[worker]); next[worker]++)
                {
                    moved = true;
                }
            }
        }

        for (var worker = 0; worker < _records.Length; worker++)
        {
            if (next[worker] < _records[worker].Count)
            {
                throw Missing(worker, next, sources[worker]);
            }
        }
    }

    /// <summary>Gives an activation its instant, once all that it read has one.</summary>
    private bool Place(int worker, int[] next, int[] sources)
    {
        var index = next[worker];
        var entry = _records[worker][index];
        var time = index == 0 ? 0 : _times[worker][index - 1];
        for (var k = 0; k < sources.Length; k++)
        {
            if (entry.Read[k] > next[sources[k]])
            {
                return false;
            }

            time = Math.Max(time, entry.Read[k] == 0 ? 0 : _times[sources[k]][entry.Read[k] - 1]);
        }

        foreach (var (version, source) in TornOf(worker, entry))
        {
            if (version > next[source])
            {
                return false;
            }

            time = Math.Max(time, version == 0 ? 0 : _times[source][version - 1]);
        }

        HasRestarts |= entry.OwnLag != 0;
        _times[worker][index] = Math.Max(time + 1, entry.Clock);
        return true;
    }

    /// <summary>The versions of components, each with the worker that it is of.</summary>
    private IEnumerable<(int Version, int Source)> TornOf(int worker, in LogEntry entry) =>
        entry.Torn.IsEmpty ? [] : TornOf(worker, entry.Torn.ToArray());

    private IEnumerable<(int Version, int Source)> TornOf(int worker, int[] torn)
    {
        for (var outside = 0; outside < _layouts[worker].Outside.Length; outside++)
        {
            var item = _layouts[worker].Outside[outside];
            for (var k = 0; k < item.Size; k++)
            {
                yield return (torn[ComponentsOf(worker, outside) + k], Partition.PartOf(item.Node));
            }
        }
    }

    private LogException Missing(int worker, int[] next, int[] sources)
    {
        var entry = _records[worker][next[worker]];
        for (var k = 0; k < sources.Length; k++)
        {
            if (entry.Read[k] > _records[sources[k]].Count)
            {
                return new LogException(Name(worker), string.Create(
                    CultureInfo.InvariantCulture,
                    $"activation {next[worker]} read version {entry.Read[k]} of worker {sources[k]}, whose log ends at version "
                        + $"{_records[sources[k]].Count}: it was cut, or changed"));
            }
        }

        return new LogException(Name(worker), string.Create(
            CultureInfo.InvariantCulture, $"activation {next[worker]} read what can only have come after it: a log was changed"));
    }

    private long FindDeepest()
    {
        var deepest = 0L;
        for (var worker = 0; worker < _records.Length; worker++)
        {
            var sources = SourcesOf(worker);
            for (var index = 0; index < _records[worker].Count; index++)
            {
                var time = _times[worker][index];
                var entry = _records[worker][index];
                deepest = Math.Max(deepest, Staleness(worker, index - entry.OwnLag, time));
                for (var k = 0; k < sources.Length; k++)
                {
                    deepest = Math.Max(deepest, Staleness(sources[k], entry.Read[k], time));
                }
            }
        }

        return deepest;
    }

    /// <summary>How long ago a version had been superseded; version 0 can always be read.</summary>
    private long Staleness(int worker, int version, long time) =>
        version > 0 && version < _times[worker].Length && _times[worker][version] < time ? time - _times[worker][version] : 0;
}
