using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of a sweep, or of values that vary.</summary>
internal static class SweepPage
{
    /// <summary>How the runs of every model ended, how far from the synchronous outputs, and what failed.</summary>
    public static IEnumerable<string> Answer(SweepResult result)
    {
        var paths = string.Join(" and ", result.Swept.Paths.Select(path => path.Path));
        foreach (var name in result.Models)
        {
            var found = result.Cells.SelectMany(cell => cell.Models).Where(model => model.Model == name).ToList();
            var cells = found.Select(model => model.Result).OfType<ModelResult>().ToList();
            List<RunOutcome> outcomes = [.. cells.SelectMany(cell => cell.Asynchronous).Select(run => run.Outcome)];
            var ends = outcomes.Count == 0 ? "no asynchronous run" : Endings.Of(outcomes, "run", "runs")
                + Endings.Deviation([.. cells.Select(cell => cell.Deviation)], outcomes.Count);
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {ends}, over {found.Count} cells of {paths}")
                + (found.Count > cells.Count ? string.Create(
                    CultureInfo.InvariantCulture, $"; {found.Count - cells.Count} of them failed.") : ".");
        }

        if (result.Failures.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Failed: {result.Failures.Count}; failures.csv has them all.");
        }
    }

    /// <summary>How many schedules a model ran under in a cell, at most.</summary>
    public static int Schedules(SweepResult result) => result.Cells.SelectMany(cell => cell.Models)
        .Max(model => model.Result?.Asynchronous.Count ?? 0);

    /// <summary>The table of the terminal: a row a cell and model.</summary>
    public static IEnumerable<PageTable> Tables(SweepResult result)
    {
        var columns = SweepColumn.Of(result);
        yield return new PageTable(
            "Every cell and model",
            [.. result.Swept.Paths.Select(path => path.Path), "model", .. columns.Select(column => column.Title), "ended"],
            [.. result.Cells.SelectMany(cell => cell.Models.Select(model => Row(cell, model, columns)))])
        {
            Spread = "schedules, of what is counted to the tolerance over those that came there",
            Note = "cells.csv has every number.",
        };
    }

    /// <summary>The curves of every cell.</summary>
    public static IReadOnlyList<CurveGroup> Curves(SweepResult result) =>
    [
        .. result.Cells.Select(cell => new CurveGroup(
            result.Swept.Told(cell.Cell), cell.Cell.Scenario, [.. cell.Models.Select(model => model.Result).OfType<ModelResult>()])),
    ];

    private static PageCell[] Row(SweptResult cell, SweptModel model, IReadOnlyList<SweepColumn> columns) =>
    [
        .. cell.Cell.Values.Select(value => new PageCell(value.Label, value.Number)),
        model.Model,
        .. columns.Select(column => column.Of(model.Result) is { } number ? new PageCell(column.Text(model.Result), number)
            : PageCell.Nothing),
        model.Result is { } runs ? RunTable.Ends(runs.Asynchronous) : $"failed: {model.Failure}",
    ];
}
