using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>The table that a sweep leaves on the terminal, numbers of <c>cells.csv</c>: mean ± standard deviation.</summary>
internal static class SweepPrinter
{
    private const int MostTold = 10;

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter output, SweepResult result)
    {
        var scenario = result.Scenario;
        var table = new Table().Border(TableBorder.Rounded).Title(Shown.Text(scenario.Title ?? scenario.Name));
        var (paths, columns) = (result.Swept.Paths, SweepColumn.Of(result));
        string[] titles = [.. paths.Select(path => path.Path), "model", .. columns.Select(column => column.Title), "ended"];
        foreach (var (index, title) in titles.Index())
        {
            var alignment = title is "model" or "ended" && index >= paths.Count ? Justify.Left : Justify.Right;
            table.AddColumn(new TableColumn(Shown.Text(title)) { NoWrap = true, Alignment = alignment });
        }

        var rows = result.Cells.SelectMany(cell => cell.Models.Select(model => Row(cell, model, columns))).ToList();
        rows.ForEach(row => table.AddRow([.. row.Select(Shown.Text)]));
        Consoles.For(output, 200).Write(table);
        if (rows.Exists(row => row.Any(text => text.Contains('±', StringComparison.Ordinal))))
        {
            output.WriteLine(
                "± is the standard deviation over schedules, of what is counted to the tolerance over those that got there; numbers before "
                    + "it are means.");
        }

        var notes = result.Cells.SelectMany(cell => cell.Models)
            .SelectMany(model => (model.Result?.Notes ?? []).Select(note => $"{model.Model}: note: {note}"));
        notes.Distinct().ToList().ForEach(output.WriteLine);
        if (SweepFigures.WhyNone(result) is { } why)
        {
            output.WriteLine(why);
        }

        if (result.Failures.Count > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Failed ({result.Failures.Count}); everything else was done, and failures.csv has them all:"));
            result.Failures.Take(MostTold).ToList().ForEach(failure => output.WriteLine($"  {failure}"));
        }
    }

    private static string[] Row(SweptResult cell, SweptModel model, IReadOnlyList<SweepColumn> columns) =>
    [
        .. cell.Cell.Values.Select(value => value.Label), model.Model, .. columns.Select(column => column.Text(model.Result)),
        model.Result is { } runs ? RunReading.Ended(runs.Asynchronous) : "failed",
    ];
}
