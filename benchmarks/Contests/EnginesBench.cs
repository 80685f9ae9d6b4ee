using System.Globalization;
using Hogwild.Engines;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// Real runs on threads, with versions under a sequence lock and a log of every decision, against threads without either.
/// </summary>
internal sealed class EnginesBench : IBench
{
    private const int Pairs = 7;
    private const int MostPairsOfMany = 3;
    private const int Many = 300_000;
    private const int Updates = 2_000_000;
    private const int FewestRounds = 10;
    private static readonly int[] Threads = [1, 2, 4];

    /// <inheritdoc/>
    public string Name => "engines";

    /// <inheritdoc/>
    public string Description => "real runs on 1, 2 and 4 threads, logged, against threads that nobody can repeat, wall time";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (var nodes in settings.Sizes)
        {
            var workload = new ReferenceWorkload(nodes);
            var rounds = Math.Max(FewestRounds, Updates / nodes);
            foreach (var threads in Threads)
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, {threads} threads: a run that can be repeated");
                var pairs = nodes >= Many ? MostPairsOfMany : Pairs;
                var partition = Partition.ByBreadth(workload.Data.Graph, threads);
                var (ratios, plain, real) = (new List<double>(), new List<double>(), new List<double>());
                for (var pair = 0; pair < pairs; pair++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress.Report(new RunProgress($"engines, {label}", pair, pairs));
                    plain.Add(new PlainHogwild(workload, partition).Run(rounds).TotalSeconds);
                    real.Add(Real(workload, partition, rounds, cancellation));
                    ratios.Add(real[^1] / plain[^1]);
                }

                ratios.Sort();
                yield return Finding.AtMost(Name, label, ratios[pairs / 2], "×", null, null, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{PerSecond(real) / 1e6:0.00} million activations of nodes a second, by hand {PerSecond(plain) / 1e6:0.00}; "
                        + $"{pairs} pairs from {ratios[0]:0.00} to {ratios[^1]:0.00}"));

                double PerSecond(List<double> seconds) => (double)nodes * rounds / seconds.Order().ElementAt(pairs / 2);
            }
        }
    }

    private static double Real(ReferenceWorkload workload, Partition partition, int rounds, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("hogwild-");
        try
        {
            var task = new EngineTask
            {
                Partition = partition,
                Rule = workload.Rule,
                Draws = workload.Draws,
                Until = TimeSpan.FromHours(1),
                MostActivations = rounds,
                Folder = folder.FullName,
            };
            return new ThreadsEngine().Run(task, cancellation).Wall.TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
