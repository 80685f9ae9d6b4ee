using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of tables over data sets.</summary>
internal static class TablePage
{
    /// <summary>What the numbers are, and how they compare with what was published.</summary>
    public static IEnumerable<string> Answer(TableResult result)
    {
        var judged = result.Cells.Where(cell => cell.Verdict != TableVerdict.None).GroupBy(cell => cell.Verdict).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key.Text()}")).ToList();
        if (judged.Count > 0)
        {
            yield return $"Cells compared with the published numbers: {string.Join(", ", judged)}.";
        }

        yield return $"The numbers are: {TableText.Measure(result)}";
        if (TableText.WhyNoVerdict(result) is { Length: > 0 } why)
        {
            yield return why;
        }

        foreach (var model in result.Schedules.GroupBy(run => run.Model))
        {
            yield return $"{model.Key}: asynchronously {Endings.Of([.. model.Select(run => run.Outcome)], "run", "runs")}.";
        }

        if (result.Units.Count(unit => unit.Score is null) is var failed and > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Failed: {failed} of {result.Units.Count} trainings; they are in no mean.");
        }
    }

    /// <summary>The two halves.</summary>
    public static IEnumerable<PageTable> Tables(TableResult result)
    {
        var datasets = result.Scenario.Table!.Datasets.Select(dataset => dataset.Key).ToList();
        yield return new PageTable(
            "Synchronous",
            ["model", .. datasets],
            [.. result.Cells.GroupBy(cell => cell.Model.Name).Select(model => (PageCell[])
            [
                model.Key, .. model.Select(cell => new PageCell(string.Join('\n', TableText.Lines(cell)), cell.Value.Mean)),
            ])])
        {
            Spread = $"trainings{Published(result)}",
        };
        if (EpochRows.Keyed(result).ToList() is { Count: > 0 } epochs)
        {
            yield return new PageTable(
                "Which epoch is judged",
                EpochRows.Titles,
                [.. epochs.Select(row => row.Select(cell => new PageCell(cell.Text, cell.Key)).ToList())])
            {
                Spread = "trainings",
                Note = EpochRows.Explain(result),
            };
        }

        if (result.Schedules.Count > 0)
        {
            yield return new PageTable(
                "Asynchronous",
                AsynchronousRows.Titles,
                [.. AsynchronousRows.Keyed(result).Select(row => row.Select(cell => new PageCell(cell.Text, cell.Key)).ToList())])
            {
                Spread = $"schedules{Published(result)}",
                Note = TableText.Regime(result),
            };
        }
    }

    private static string Published(TableResult result) =>
        result.Scenario.Table!.Reference?.Values.Any(value => value.Number.Std is not null) != true ? string.Empty
            : "; that of a published number is its source's";
}
