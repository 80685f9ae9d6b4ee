using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>What recording a schedule costs, and what a scenario's monitor does.</summary>
internal sealed class RecordingBench : IBench
{
    private const int Largest = 10_000;

    private const double MostOfRecording = 1.25;
    private const double MostOfMonitor = 1.35;

    /// <inheritdoc/>
    public string Name => "recording";

    /// <inheritdoc/>
    public string Description => "a recorded run, and a monitored one as scenarios do, against a bare one";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        // Recordings of larger networks take the memory of the machine, and a smaller one says what is asked.
        foreach (var nodes in settings.Sizes.Where(nodes => nodes <= Largest).DefaultIfEmpty(Largest))
        {
            var workload = new ReferenceWorkload(nodes);
            var contest = settings.Contest(nodes);
            var (bare, recorded) = (Of(scheduler => scheduler), Of(scheduler => new Recording(scheduler)));
            var (monitored, both) = (Of(scheduler => new Monitored(scheduler)), Of(scheduler => new Monitored(new Recording(scheduler))));
            yield return Cost("a recorded run against an unrecorded one", bare, recorded, MostOfRecording);
            yield return Cost("a run with a scenario's monitor against one without", bare, monitored, MostOfMonitor);
            yield return Cost("a scenario's recorded run against its unrecorded one", monitored, both, MostOfRecording);

            Entrant Of(Func<IScheduler, IScheduler> wrap) => new(nodes, () => new NetworkProgram(workload, wrap));

            Finding Cost(string what, Entrant without, Entrant with, double most)
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, {what}");
                var comparison = contest.Run(
                    without, with, (done, total) => progress.Report(new RunProgress(label, done, total)), cancellation);
                var detail = string.Create(CultureInfo.InvariantCulture, $"{comparison.Detail}; {comparison.BytesOfSecond:0} B an update");
                return Finding.AtMost(Name, label, comparison.Ratio, "×", most, null, detail);
            }
        }
    }
}
