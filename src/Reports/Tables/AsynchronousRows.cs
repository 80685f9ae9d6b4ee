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
    public static IEnumerable<IReadOnlyList<string>> Of(TableResult result)
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

    private static string[] Row(CellResult cell, string regime, IReadOnlyList<ScheduleResult> runs)
    {
        var unit = cell.Units.First(item => item.Unit is { Fold: 0, Seed: 0 });
        return
        [
            cell.Model.Name,
            cell.Dataset,
            regime,
            TableText.Of(Statistics.Of(runs.Select(run => run.Value))),
            TableText.Number(unit.Score!.Value),
            cell.Asynchronous is { } published ? TableText.Of(published) : "–",
            Over(runs, run => run.ActivationsToTolerance),
            double.IsFinite(unit.Kappa) ? Powers.Write(unit.Kappa) : "–",
            Powers.Write(runs.Max(run => run.Deviation)),
            TableText.Ended(runs),
        ];
    }

    private static string Over(IReadOnlyList<ScheduleResult> runs, Func<ScheduleResult, double> number) =>
        Statistics.Of(runs.Select(number)) is { N: > 0 } over
            ? over.Std > 0 ? Powers.Write(over.Mean, over.Std) : Powers.Write(over.Mean) : "–";
}
