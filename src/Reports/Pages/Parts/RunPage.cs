using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>What a page tells of a run.</summary>
internal static class RunPage
{
    /// <summary>How the runs of each model ended, how fast, and how far from the synchronous outputs.</summary>
    public static IEnumerable<string> Answer(RunResult result) => result.Models.Select(Sentence);

    /// <summary>The table of the terminal, what is certified beside what was measured, and the ordering sensitivity.</summary>
    public static IEnumerable<PageTable> Tables(RunResult result)
    {
        var rows = Summary.Rows(result.Models);
        var metrics = RunTable.Metrics(rows);
        yield return new PageTable(
            "Every model, under the scenario's scheduler and computed synchronously",
            ["model", "regime", .. metrics.Select(RunTable.TitleOf), "ended"],
            [.. result.Models.SelectMany(model => model.ByRegime().Select(item => Row(model, item.Regime, item.Runs, rows, metrics)))])
        {
            Note = result.Models.Any(model => model.Asynchronous.Count > 1)
                ? "± is the population standard deviation over schedules. summary.csv has every number." : string.Empty,
        };
    }

    private static PageCell[] Row(
        ModelResult model, Regime regime, IReadOnlyList<Trajectory> runs, IReadOnlyList<SummaryRow> rows, List<string> metrics)
    {
        var own = rows.Where(row => row.Model == model.Model && row.Regime == regime).ToList();
        return
        [
            model.Model,
            regime.Text(),
            .. metrics.Select(metric => new PageCell(
                RunTable.Cell(own, metric), own.FirstOrDefault(row => row.Metric == metric)?.Statistics.Mean ?? double.NaN)),
            RunTable.Ends(runs),
        ];
    }

    private static string Sentence(ModelResult model)
    {
        var count = model.Asynchronous.Count;
        if (count == 0)
        {
            return $"{model.Model}: no asynchronous run; the synchronous one {Verb(model.Synchronous.Outcome, 1)}.";
        }

        var ends = model.Asynchronous.GroupBy(run => run.Outcome).OrderBy(group => group.Key).Select(group => group.Count() == count
            ? string.Create(CultureInfo.InvariantCulture, $"{All(count)} {Verb(group.Key, count)}")
            : string.Create(CultureInfo.InvariantCulture, $"{group.Count()} of {count} schedules {Verb(group.Key, group.Count())}"));
        return $"{model.Model}: {string.Join(", ", ends)}{Speed(model)}{Deviation(model)}.";
    }

    private static string All(int count) =>
        count == 1 ? "the one schedule" : string.Create(CultureInfo.InvariantCulture, $"all {count} schedules");

    private static string Verb(RunOutcome outcome, int count) => outcome switch
    {
        RunOutcome.Converged => count == 1 ? "converges" : "converge",
        RunOutcome.Finished => count == 1 ? "finishes" : "finish",
        RunOutcome.Diverged => count == 1 ? "diverges" : "diverge",
        RunOutcome.Stalled => count == 1 ? "stalls" : "stall",
        RunOutcome.Incomplete => count == 1 ? "does not finish in time" : "do not finish in time",
        _ => count == 1 ? "does not converge in time" : "do not converge in time",
    };

    private static string Speed(ModelResult model) => model.UpdatesToTolerance is { N: > 0 } updates
        ? $", after {Powers.Write(updates.Mean)} updates a node{(updates.N > 1 ? " in the mean" : string.Empty)}" : string.Empty;

    private static string Deviation(ModelResult model) => model.Deviation switch
    {
        { N: 0 } => string.Empty,
        { Max: 0 } => "; outputs are those of the synchronous computation",
        { Max: var most } => $"; outputs end at most {Powers.Write(most)} from the synchronous ones",
    };
}
