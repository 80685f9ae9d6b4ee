using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>What recording a schedule costs, and what a scenario's monitor does.</summary>
internal sealed class RecordingBench : IBench
{
    private const int Nodes = 10_000;

    /// <inheritdoc/>
    public string Name => "recording";

    /// <inheritdoc/>
    public string Description => "a recorded run, and a monitored one as scenarios do, against a bare one";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var workload = new ReferenceWorkload(Nodes);
        var timings = settings.Contest(Nodes).Run(
            Nodes,
            (done, total) => progress.Report(new RunProgress("recording", done, total)),
            cancellation,
            () => new NetworkProgram(workload),
            () => new NetworkProgram(workload, scheduler => new Recording(scheduler)),
            () => new NetworkProgram(workload, scheduler => new Monitored(scheduler)),
            () => new NetworkProgram(workload, scheduler => new Monitored(new Recording(scheduler))));
        yield return Cost("a recorded run against an unrecorded one", timings[1], timings[0], 1.5);
        yield return Cost("a run with a scenario's monitor against one without", timings[2], timings[0], 1.5);
        yield return Cost("a scenario's recorded run against its unrecorded one", timings[3], timings[2], 1.5);
    }

    private Finding Cost(string what, Timing with, Timing without, double gate) => Finding.AtMost(
        Name,
        what,
        with.Nanoseconds / without.Nanoseconds,
        "×",
        gate,
        null,
        string.Create(CultureInfo.InvariantCulture, $"{with.Nanoseconds:0} / {without.Nanoseconds:0} ns; {with.Bytes:0} B an update"));
}
