using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// Updates under the abstract schedulers of the grid, which choose among all admissible versions, against updates by clocks and links; and
/// the same event by event, against what is decided ahead of states.
/// </summary>
internal sealed class GridBench : IBench
{
    private const int Steps = 20;
    private const double Activity = 0.5;
    private const double Starved = 0.1;

    /// <inheritdoc/>
    public string Name => "grid";

    /// <inheritdoc/>
    public string Description =>
        "cost of an update on the grid, B = 20 steps, against one by clocks and links; event by event against planned";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (var nodes in settings.Sizes)
        {
            var workload = new ReferenceWorkload(nodes);
            foreach (var (name, create) in Families(workload))
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, {name}");
                var cost = Compare(label, () => new NetworkProgram(workload), Planned);
                yield return Finding.AtMost(Name, label, cost.Ratio, "×", null, null, cost.Detail);
                label += ", event by event against that";
                var gain = Compare(label, Planned, EventByEvent);
                yield return Finding.AtLeast(Name, label, gain.Ratio, "×", null, null, gain.Detail);

                NetworkProgram Planned() => new(workload.Data.Graph, workload.Rule, create());

                NetworkProgram EventByEvent() => new(workload.Data.Graph, workload.Rule, create(), kernel: new EventKernel());

                Comparison Compare(string what, Func<IWorkloadProgram> first, Func<IWorkloadProgram> second) => settings.Contest(nodes).Run(
                    new Entrant(nodes, first),
                    new Entrant(nodes, second),
                    (done, total) => progress.Report(new RunProgress($"grid, {what}", done, total)),
                    cancellation);
            }

            Memory.Collect();
        }
    }

    /// <summary>Steps are such that a node that is not starved acts about once a <see cref="ReferenceWorkload.Period"/>.</summary>
    private static IEnumerable<(string Name, Func<IScheduler> Create)> Families(ReferenceWorkload workload)
    {
        var (bound, period) = (Bound.InSteps(Steps), ReferenceWorkload.Period.Ticks);
        var half = (long)(period * Activity);
        yield return ("partially asynchronous", () => new PartiallyAsynchronous(bound, half, Activity, workload.Draws));
        yield return ("maximal staleness", () => new MaximalStaleness(bound, period));
        yield return ("starvation", () => new Starvation(bound, period, Starved, workload.Draws));
        yield return ("bounded physical", () => new Bounded(NetworkProgram.Scheduler(workload.Draws), bound, period));
    }
}
