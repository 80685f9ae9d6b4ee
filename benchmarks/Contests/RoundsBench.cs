using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>Synchronous runs, which every model of a scenario has, against a plain loop over the same arcs.</summary>
internal sealed class RoundsBench : IBench
{
    private const double Most = 1.3;
    private const int Checked = 1_000;
    private const int CheckedRounds = 20;

    /// <inheritdoc/>
    public string Name => "rounds";

    /// <inheritdoc/>
    public string Description => "synchronous rounds, bare and monitored, against a plain loop over the same arcs";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        Check();
        foreach (var nodes in settings.Sizes)
        {
            var workload = new ReferenceWorkload(nodes);
            foreach (var (name, wrap) in new (string, Func<IScheduler, IScheduler>?)[]
                { ("bare", null), ("with a scenario's monitor", inner => new Monitored(inner)) })
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"n = {nodes}: a synchronous run, {name}, against a plain loop");
                var comparison = settings.Contest(nodes).Run(
                    new Entrant(nodes, () => new PlainRounds(workload)),
                    new Entrant(nodes, () => Program(workload, wrap)),
                    (done, total) => progress.Report(new RunProgress($"rounds, {label}", done, total)),
                    cancellation);
                yield return Finding.AtMost(Name, label, comparison.Ratio, "×", Most, null, comparison.Detail);
            }
        }
    }

    /// <summary>Holds both to the same states.</summary>
    /// <exception cref="InvalidOperationException">They are not the same.</exception>
    public static void Check()
    {
        var workload = new ReferenceWorkload(Checked);
        var (loop, run) = (new PlainRounds(workload), Program(workload, null));
        var end = (CheckedRounds * ReferenceWorkload.Period.Ticks) + 1;
        loop.Run(end);
        run.Run(end);
        for (var node = 0; node < Checked; node++)
        {
            if (!loop.State(node).SequenceEqual(run.State(node)) || loop.Updates != run.Updates)
            {
                throw new InvalidOperationException($"the loop and the run differ at node {node}");
            }
        }
    }

    private static NetworkProgram Program(ReferenceWorkload workload, Func<IScheduler, IScheduler>? wrap) =>
        new(workload.Data.Graph, workload.Rule, new Synchronous(ReferenceWorkload.Period.Ticks), wrap);
}
