using Hogwild.Experiments;

namespace Hogwild.Contests;

/// <summary>All benches, in the order of the table.</summary>
internal static class BenchSuite
{
    /// <summary>The benches.</summary>
    public static IReadOnlyList<IBench> All { get; } =
        [
            new HoldBench(), new UpdateBench(), new InstantBench(), new GridBench(), new RecordingBench(), new ReplicateBench(),
            new EnergyBench(), new MemoryBench(),
        ];

    /// <summary>Runs those whose names are given, all where none is.</summary>
    public static List<Finding> Run(
        IReadOnlyCollection<string> names, BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var bench in All.Where(bench => names.Count == 0 || names.Contains(bench.Name, StringComparer.Ordinal)))
        {
            findings.AddRange(bench.Run(settings, progress, cancellation));
            Memory.Collect();
        }

        return findings;
    }
}
