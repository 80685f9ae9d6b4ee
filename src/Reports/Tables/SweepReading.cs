using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a sweep amounts to, for reading: a row for every cell and model.</summary>
internal static class SweepReading
{
    /// <summary>The table.</summary>
    public static ReadingTable Of(SweepResult result)
    {
        List<ModelResult> models = [.. result.Cells.SelectMany(cell => cell.Models).Select(model => model.Result).OfType<ModelResult>()];
        var columns = SweepColumn.Of(result);
        List<string[]> rows =
        [
            .. from cell in result.Cells
               from model in cell.Models
               select (string[])
               [
                   .. cell.Cell.Values.Select(value => value.Label), model.Model,
                   .. columns.Select(column => column.Text(model.Result)),
                   model.Result is { } runs ? RunReading.Ended(runs.Asynchronous) : $"failed: {model.Failure}",
               ],
        ];
        return new ReadingTable(
            result.Scenario.Title ?? result.Scenario.Name,
            result.Scenario.Name,
            [
                .. result.Swept.Paths.Select(path => path.Path), "model",
                .. columns.Select(column => column.Title.Replace('\n', ' ')), "ended",
            ],
            result.Swept.Paths.Count + 1,
            rows,
            [.. RunReading.Notes([.. result.Cells.Select(cell => cell.Cell.Scenario)], models, rows)]);
    }
}
