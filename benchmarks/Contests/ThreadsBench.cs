using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>One run that decides its next stretch of time on a core of its own, against the same run on one core.</summary>
internal sealed class ThreadsBench : IBench
{
    private const int Pairs = 15;
    private const long Updates = 400_000;

    // Of a slice, so that it is several stretches long.
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
            NetworkProgram[] bare = [new(workload), new(workload)];
            yield return Find(nodes, bare, $"threads, n = {nodes}", string.Empty, progress, cancellation);
            NetworkProgram[] monitored = [new(workload, Watch), new(workload, Watch)];
            yield return Find(
                nodes, monitored, $"threads, n = {nodes}, monitored", ", with a scenario's monitor", progress, cancellation);
        }

        static IScheduler Watch(IScheduler scheduler) => new Monitored(scheduler);
    }

    private Finding Find(
        int nodes, NetworkProgram[] programs, string step, string how, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var now = Contest.Span(nodes, 8L * Math.Max(nodes, Updates / 8));
        var span = Contest.Span(nodes, Math.Max(PerNode * nodes, Updates));
        Array.ForEach(programs, program => program.Run(now));
        var ratios = new List<double>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new RunProgress(step, pair, Pairs));
            now += span;
            var (first, second) = (pair % 2, 1 - (pair % 2));
            var (one, other) = (Time(programs[first], now, 1 + first), Time(programs[second], now, 1 + second));
            ratios.Add(first == 0 ? one / other : other / one);
        }

        ratios.Sort();
        return Finding.AtLeast(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, on one core against on two{how}"),
            ratios[Pairs / 2],
            "×",
            nodes >= 10_000 ? 1.4 : null,
            1.6,
            string.Create(
                CultureInfo.InvariantCulture,
                $"wall time, median of {Pairs} pairs, half {ratios[Pairs / 4]:0.00} to {ratios[Pairs - 1 - (Pairs / 4)]:0.00}"));
    }

    /// <summary>How long a program takes to an instant, in ms.</summary>
    private static double Time(NetworkProgram program, long until, int cores)
    {
        Cores.Most = cores;
        var clock = Stopwatch.StartNew();
        program.Run(until);

        // What is decided for the next slice counts here, as what was decided for this one did not.
        program.Stop();
        Cores.Most = 1;
        return clock.Elapsed.TotalMilliseconds;
    }
}
