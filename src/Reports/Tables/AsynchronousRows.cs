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
            yield return Row(cell, "schedules", cell.Schedules);
            if (cell.Orders.Count > 0)
            {
                yield return Row(
                    cell, string.Create(CultureInfo.InvariantCulture, $"{cell.Orders.Count} random orders"), cell.Orders);
            }
        }
    }

    private static (string, double?)[] Row(CellResult cell, string regime, IReadOnlyList<ScheduleResult> runs)
    {
        var unit = cell.Units.First(item => item.Unit is { Fold: 0, Seed: 0 });
        var values = Statistics.Of(runs.Select(run => run.Value));
        var activations = Statistics.Of(runs.Select(run => run.ActivationsToTolerance));
        var deviation = runs.Max(run => run.Deviation);
        return
        [
            (cell.Model.Name, null),
            (cell.Dataset, null),
            (regime, null),
            (TableText.Of(values), values.Mean),
            (TableText.Number(unit.Score!.Value), unit.Score.Value),
            (cell.Asynchronous is { } published ? TableText.Of(published) : "–", cell.Asynchronous?.Mean ?? double.NaN),
            (Over(activations), activations.Mean),
            (double.IsFinite(unit.Kappa) ? Powers.Write(unit.Kappa) : "–", unit.Kappa),
            (Powers.Write(deviation), deviation),
            (TableText.Ended(runs), null),
        ];
    }

    private static string Over(Statistics over) => over.N == 0 ? "–"
        : over.Std > 0 ? Powers.Write(over.Mean, over.Std) : Powers.Write(over.Mean);
}
