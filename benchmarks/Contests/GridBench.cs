using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// Updates under the abstract schedulers of the grid, which choose among all admissible versions, against updates by clocks and links.
/// </summary>
internal sealed class GridBench : IBench
{
    private const int Steps = 20;
    private const double Activity = 0.5;
    private const double Starved = 0.1;

    /// <inheritdoc/>
    public string Name => "grid";

    /// <inheritdoc/>
    public string Description => "cost of an update on the grid, B = 20 steps, against one by clocks and links";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (var nodes in settings.Sizes)
        {
            var workload = new ReferenceWorkload(nodes);
            foreach (var (name, create) in Families(workload))
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}, {name}");
                var comparison = settings.Contest(nodes).Run(
                    new Entrant(nodes, () => new NetworkProgram(workload)),
                    new Entrant(nodes, () => new NetworkProgram(workload.Data.Graph, workload.Rule, create())),
                    (done, total) => progress.Report(new RunProgress($"grid, {label}", done, total)),
                    cancellation);
                yield return Finding.AtMost(Name, label, comparison.Ratio, "×", null, null, comparison.Detail);
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
