using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// Looks on as a simulation repeats a real run, and compares the states of every activation with what was computed then, hash for hash.
/// </summary>
public sealed class RepeatCheck : IObserver
{
    private readonly MergedRun _run;
    private readonly Seen[] _seen;

    internal RepeatCheck(MergedRun run) => (_run, _seen) = (run, new Seen[run.Partition.Count]);

    /// <summary>How many activations of workers have been compared.</summary>
    public long Compared { get; private set; }

    /// <summary>The first activation that came out otherwise; null while there is none.</summary>
    public string? Difference { get; private set; }

    /// <inheritdoc/>
    public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
    {
        var worker = _run.Partition.PartOf(node);
        ref var seen = ref _seen[worker];
        if (seen.Version != version)
        {
            seen = new Seen { Version = version, Left = _run.LayoutOf(worker).Nodes.Length };
        }

        seen.Hash += StateHash.Of(node, state);
        if (--seen.Left > 0)
        {
            return;
        }

        Compared++;
        if (seen.Hash != _run.EntryOf(worker, version - 1).Hash)
        {
            Difference ??= string.Create(
                CultureInfo.InvariantCulture, $"the states of worker {worker} after its activation {version - 1} are not those of the run");
        }
    }

    /// <summary>What has been published of the newest version of a worker.</summary>
    private struct Seen
    {
        public int Version;
        public int Left;
        public ulong Hash;
    }
}
