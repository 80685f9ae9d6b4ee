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
            Spread = "schedules",
            Note = "summary.csv has every number.",
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
        var runs = model.Asynchronous;
        return runs.Count == 0
            ? $"{model.Model}: no asynchronous run; the synchronous one {Endings.Verb(model.Synchronous.Outcome, 1)}."
            : $"{model.Model}: {Endings.Of([.. runs.Select(run => run.Outcome)], "schedule", "schedules")}{Speed(model)}"
                + $"{Endings.Deviation([model.Deviation], runs.Count)}.";
    }

    /// <summary>Of those that came there: one that has come within the tolerance need not have converged.</summary>
    private static string Speed(ModelResult model)
    {
        var (updates, count) = (model.UpdatesToTolerance, model.Asynchronous.Count);
        return updates.N == 0 ? string.Empty : string.Create(
            CultureInfo.InvariantCulture,
            $"; within the tolerance{(updates.N < count ? $" come {updates.N} of {count}," : string.Empty)} after "
                + $"{Powers.Write(updates.Mean)} updates a node{(updates.N > 1 ? " in the mean" : string.Empty)}");
    }
}
