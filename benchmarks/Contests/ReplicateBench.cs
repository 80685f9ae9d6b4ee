using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Contests;

/// <summary>Independent replicates on two processors against one.</summary>
internal sealed class ReplicateBench : IBench
{
    private const int Nodes = 1_000;
    private const int Repetitions = 7;
    private const long Updates = 400_000;

    /// <inheritdoc/>
    public string Name => "replicates";

    /// <inheritdoc/>
    public string Description => "two independent runs on two threads against one after the other, wall time (needs two free processors)";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (Environment.ProcessorCount < 2)
        {
            yield break;
        }

        var workload = new ReferenceWorkload(Nodes);
        NetworkProgram[] programs = [new(workload), new(workload)];
        var now = Contest.Span(Nodes, Updates);
        Parallel.ForEach(programs, program => program.Run(now));
        var (alone, together) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new RunProgress("replicates", repetition, Repetitions));
            alone = Math.Min(alone, Time(until => Array.ForEach(programs, program => program.Run(until))));
            together = Math.Min(together, Time(until => Parallel.ForEach(programs, program => program.Run(until))));
        }

        yield return Finding.AtLeast(
            Name,
            "two replicates on two threads against one after the other",
            alone / together,
            "×",
            1.8,
            null,
            string.Create(CultureInfo.InvariantCulture, $"{alone:0} / {together:0} ms, wall time, best of {Repetitions}"));

        double Time(Action<long> run)
        {
            now += Contest.Span(Nodes, Updates);
            var clock = Stopwatch.StartNew();
            run(now);
            return clock.Elapsed.TotalMilliseconds;
        }
    }
}
