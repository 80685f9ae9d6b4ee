using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>What a sweep amounts to, for reading: a row for every cell and model.</summary>
internal static class SweepReading
{
    private static readonly string[] Titles =
        ["model", "updates/node to tolerance", "time to tolerance (s)", "largest deviation", "loss at the end", "ended"];

    /// <summary>The table.</summary>
    public static ReadingTable Of(SweepResult result)
    {
        List<ModelResult> models = [.. result.Cells.SelectMany(cell => cell.Models).Select(model => model.Result).OfType<ModelResult>()];
        var hasLoss = models.Exists(model => model.Metric("loss").N > 0);
        return new ReadingTable(
            result.Scenario.Title ?? result.Scenario.Name,
            result.Scenario.Name,
            [.. result.Swept.Paths.Select(path => path.Path), .. Titles.Where(title => hasLoss || title != Titles[4])],
            result.Swept.Paths.Count + 1,
            [
                .. from cell in result.Cells
                   from model in cell.Models
                   select (string[])
                   [.. cell.Cell.Values.Select(value => value.Label), model.Model, .. Numbers(model, hasLoss)],
            ],
            [.. RunReading.Notes(result.Scenario, models)]);
    }

    private static string[] Numbers(SweptModel swept, bool hasLoss) => swept.Result is not { } model
        ? ["–", "–", "–", .. hasLoss ? ["–"] : Array.Empty<string>(), $"failed: {swept.Failure}"]
        :
        [
            Text(model.UpdatesToTolerance), Text(model.Metric("time_to_tolerance")),
            model.Deviation is { N: > 0 } deviation ? Powers.Write(deviation.Max) : "–",
            .. hasLoss ? [Text(model.Metric("loss"))] : Array.Empty<string>(), RunReading.Ended(model.Asynchronous),
        ];

    private static string Text(Statistics statistics) => statistics.N switch
    {
        0 => "–",
        1 => Powers.Write(statistics.Mean),
        _ => Powers.Write(statistics.Mean, statistics.Std),
    };
}
