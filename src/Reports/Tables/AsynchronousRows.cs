using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>The asynchronous half as rows of text, for the terminal and Markdown: a row for every cell, two for a layered rule.</summary>
internal static class AsynchronousRows
{
    /// <summary>The titles of the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } =
    [
        "model", "data set", "regime", "asynchronous", "synchronous", "paper", "activations", "κ", "largest deviation", "ended",
    ];

    /// <summary>The rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(TableResult result) =>
        Keyed(result).Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Text)]);

    /// <summary>The rows with the numbers that stand in them; null in a cell of words.</summary>
    public static IEnumerable<IReadOnlyList<(string Text, double? Key)>> Keyed(TableResult result)
    {
        foreach (var cell in result.Cells.Where(cell => cell.Schedules.Count > 0))
        {
            var schedulers = cell.Schedules.GroupBy(run => run.Scheduler).ToList();
            foreach (var scheduler in schedulers)
            {
                yield return Row(cell, schedulers.Count == 1 ? "schedules" : scheduler.Key, [.. scheduler]);
            }

            if (cell.Orders.Count > 0)
            {
                yield return Row(
                    cell, string.Create(CultureInfo.InvariantCulture, $"{cell.Orders.Count} random orders"), cell.Orders);
            }
        }
    }

    private static (string, double?)[] Row(CellResult cell, string regime, IReadOnlyList<ScheduleResult> runs)
    {
        // What was published is of one regime, that of the scenario's own scheduler, or of random orders.
        var published = runs[0].IsOrder || runs[0].Scheduler == cell.Schedules[0].Scheduler ? cell.Asynchronous : null;
        var trainings = runs.Select(run => (run.Fold, run.Seed)).ToHashSet();
        var units = cell.Units.Where(unit => unit.Score is not null && trainings.Contains((unit.Unit.Fold, unit.Unit.Seed))).ToList();
        var kappa = Statistics.Of(units.Select(unit => unit.Kappa));
        var synchronous = CellResult.Over(score => score.Value, units);
        var values = CellResult.OverTrainings(runs);
        var activations = Statistics.Of(runs.Select(run => run.ActivationsToTolerance));
        var deviation = runs.Max(run => run.Deviation);
        return
        [
            (cell.Model.Name, null),
            (cell.Dataset, null),
            (regime, null),
            (TableText.Of(values, MeanInterval.Of(runs)), values.Mean),
            (units.Count == 1 ? TableText.Number(synchronous.Mean) : TableText.Of(synchronous), synchronous.Mean),
            (published is null ? "–" : TableText.Of(published), published?.Mean ?? double.NaN),
            (Over(activations), activations.Mean),
            (kappa.N > 0 ? Powers.Write(kappa.Mean) : "–", kappa.Mean),
            (Powers.Write(deviation), deviation),
            (TableText.Ended(runs), null),
        ];
    }

    private static string Over(Statistics over) => over.N == 0 ? "–"
        : over.Std > 0 ? Powers.Write(over.Mean, over.Std) : Powers.Write(over.Mean);
}
