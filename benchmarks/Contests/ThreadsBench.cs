using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>One run that decides its next stretch of time on a core of its own, against the same run on one core.</summary>
internal sealed class ThreadsBench : IBench
{
    private const int Pairs = 15;
    private const long Updates = 400_000;

    // Of a slice, so that it is several stretches long: what is decided ahead at its end is not part of it.
    private const long PerNode = 64;

    /// <inheritdoc/>
    public string Name => "threads";

    /// <inheritdoc/>
    public string Description => "one run on two cores against on one, wall time (needs two free processors)";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (var nodes in settings.Sizes.Where(_ => Environment.ProcessorCount >= 2))
        {
            var workload = new ReferenceWorkload(nodes);
            NetworkProgram[] programs = [new(workload), new(workload)];
            var now = Contest.Span(nodes, 8L * Math.Max(nodes, Updates / 8));
            var span = Contest.Span(nodes, Math.Max(PerNode * nodes, Updates));
            Array.ForEach(programs, program => program.Run(now));
            var ratios = new List<double>();
            for (var pair = 0; pair < Pairs; pair++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new RunProgress($"threads, n = {nodes}", pair, Pairs));
                now += span;
                var (first, second) = (pair % 2, 1 - (pair % 2));
                var (one, other) = (Time(programs[first], 1 + first), Time(programs[second], 1 + second));
                ratios.Add(first == 0 ? one / other : other / one);
            }

            ratios.Sort();
            yield return Finding.AtLeast(
                Name,
                string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, on one core against on two"),
                ratios[Pairs / 2],
                "×",
                nodes >= 10_000 ? 1.4 : null,
                1.6,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"wall time, median of {Pairs} pairs, half {ratios[Pairs / 4]:0.00} to {ratios[Pairs - 1 - (Pairs / 4)]:0.00}"));

            double Time(NetworkProgram program, int cores)
            {
                Cores.Most = cores;
                var clock = Stopwatch.StartNew();
                program.Run(now);
                var elapsed = clock.Elapsed.TotalMilliseconds;
                Cores.Most = 1;
                program.Stop();
                return elapsed;
            }
        }
    }
}
