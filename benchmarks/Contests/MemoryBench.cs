using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Contests;

/// <summary>What a network of many nodes takes of memory, graph, rule and events included.</summary>
internal sealed class MemoryBench : IBench
{
    private const double Gigabyte = 1e9;
    private const int Slices = 40;
    private const int Periods = 6;

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public string Description => "memory of the largest size, k = 16, while it runs";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var nodes = settings.Sizes[^1];
        Memory.Collect();
        var before = Memory.Committed;
        progress.Report(new RunProgress("memory", 0, Slices, "building"));
        var program = new NetworkProgram(new ReferenceWorkload(nodes));
        Memory.Collect();
        var built = Memory.Committed - before;
        var most = built;
        for (var slice = 1; slice <= Slices; slice++)
        {
            cancellation.ThrowIfCancellationRequested();
            program.Run(Periods * ReferenceWorkload.Period.Ticks / Slices * slice);
            most = Math.Max(most, Memory.Committed - before);
            progress.Report(new RunProgress("memory", slice, Slices));
        }

        var live = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(program);
        yield return Finding.AtMost(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"memory of {nodes} nodes"),
            most / Gigabyte,
            "GB",
            nodes == BenchSettings.Million ? 2.5 : null,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{built / Gigabyte:0.00} when built, {live / Gigabyte:0.00} in use at the end; {(double)live / nodes:0} B a node"));
    }
}
