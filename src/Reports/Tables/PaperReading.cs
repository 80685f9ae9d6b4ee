using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Tables over data sets, for papers: the synchronous half, a row a model, and below it the asynchronous one.</summary>
internal static class PaperReading
{
    /// <summary>The tables.</summary>
    public static IEnumerable<ReadingTable> Of(TableResult result)
    {
        var (scenario, spec) = (result.Scenario, result.Scenario.Table!);
        var title = scenario.Title ?? scenario.Name;
        yield return new ReadingTable(
            title,
            scenario.Name,
            ["model", .. spec.Datasets.Select(dataset => dataset.Key)],
            1,
            [
                .. result.Cells.GroupBy(cell => cell.Model.Name)
                    .Select(model => (string[])[model.Key, .. model.Select(cell => string.Join('\n', TableText.Lines(cell)))]),
            ],
            [
                .. new[]
                {
                    $"Synchronous: {TableText.Measure(result)}",
                    spec.Reference is { } reference ? $"Paper: {reference.Source}." : string.Empty,
                    TableText.WhyNoVerdict(result),
                }.Where(note => note.Length > 0),
            ]);
        if (EpochRows.Of(result).ToList() is { Count: > 0 } rows)
        {
            yield return new ReadingTable(
                $"{title}: which epoch is judged", $"{scenario.Name}-epochs", EpochRows.Titles, 2, rows, [EpochRows.Explain(result)]);
        }

        if (result.Schedules.Count > 0)
        {
            yield return new ReadingTable(
                $"{title}, asynchronously",
                $"{scenario.Name}-asynchronous",
                AsynchronousRows.Titles,
                3,
                [.. AsynchronousRows.Of(result)],
                [TableText.Regime(result), "Activations are per node, until the distance stayed within the tolerance."]);
        }
    }
}
