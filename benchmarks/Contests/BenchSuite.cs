using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>All benches, in the order of the table.</summary>
internal static class BenchSuite
{
    /// <summary>Those that need nothing but this program.</summary>
    public static IReadOnlyList<IBench> All { get; } =
        [
            new HoldBench(), new KernelBench(), new UpdateBench(), new InstantBench(), new RoundsBench(), new GridBench(),
            new WorldsBench(), new RecordingBench(), new BatchBench(), new ReplicateBench(), new ThreadsBench(), new EnginesBench(),
            new EnergyBench(), new ChangesBench(), new MemoryBench(),
        ];

    /// <summary>These, and the one that builds a program in C++.</summary>
    public static IReadOnlyList<IBench> WithLimit { get; } = [.. All, new LimitBench()];

    /// <summary>Runs benches.</summary>
    public static List<Finding> Run(
        IEnumerable<IBench> benches, BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (findings, most) = (new List<Finding>(), Cores.Most);
        try
        {
            // What is compared is processor time, of which a run on two cores takes more.
            Cores.Most = 1;
            foreach (var bench in benches)
            {
                findings.AddRange(bench.Run(settings, progress, cancellation));
                Memory.Collect();
            }
        }
        finally
        {
            Cores.Most = most;
        }

        return findings;
    }
}
