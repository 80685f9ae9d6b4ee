using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of a sweep, or of values that vary.</summary>
internal static class SweepPage
{
    /// <summary>How many of the runs of every model converged, and what failed.</summary>
    public static IEnumerable<string> Answer(SweepResult result)
    {
        var paths = string.Join(" and ", result.Swept.Paths.Select(path => path.Path));
        foreach (var name in result.Models)
        {
            var cells = result.Cells.Select(cell => cell.Of(name)).OfType<ModelResult>().ToList();
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {cells.Sum(Ended)} of {cells.Sum(cell => cell.Asynchronous.Count)} runs converge, over {cells.Count} cells "
                    + $"of {paths}.");
        }

        if (result.Failures.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Failed: {result.Failures.Count}; failures.csv has them all.");
        }
    }

    /// <summary>The table of the terminal: a row a cell and model.</summary>
    public static IEnumerable<PageTable> Tables(SweepResult result)
    {
        yield return new PageTable(
            "Every cell and model",
            [
                .. result.Swept.Paths.Select(path => path.Path), "model", "updates/node\nto tolerance", "time to\ntolerance (s)",
                "largest\ndeviation", "ended",
            ],
            [.. result.Cells.SelectMany(cell => cell.Models.Select(model => Row(cell, model)))])
        {
            Note = "± is the population standard deviation over schedules. cells.csv has every number.",
        };
    }

    private static PageCell[] Row(SweptResult cell, SweptModel model) =>
    [
        .. cell.Cell.Values.Select(value => new PageCell(value.Label)),
        model.Model,
        .. model.Result is { } result ? Numbers(result)
            : [PageCell.Nothing, PageCell.Nothing, PageCell.Nothing, $"failed: {model.Failure}"],
    ];

    private static PageCell[] Numbers(ModelResult model) =>
    [
        PageCell.Of(model.UpdatesToTolerance),
        PageCell.Of(model.Metric("time_to_tolerance")),
        model.Deviation is { N: > 0 } deviation ? PageCell.Of(deviation.Max) : PageCell.Nothing,
        RunTable.Ends(model.Asynchronous),
    ];

    private static int Ended(ModelResult model) =>
        model.Asynchronous.Count(run => run.Outcome is RunOutcome.Converged or RunOutcome.Finished);
}
