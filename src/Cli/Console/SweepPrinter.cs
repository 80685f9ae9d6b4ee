using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Simulation;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>The table that a sweep leaves on the terminal, numbers of <c>cells.csv</c>: mean ± standard deviation.</summary>
internal static class SweepPrinter
{
    private const int MostTold = 10;

    private static readonly string[] Titles =
        ["model", "updates/node\nto tolerance", "time to\ntolerance (s)", "largest\ndeviation", "ended"];

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter output, SweepResult result)
    {
        var scenario = result.Scenario;
        var table = new Table().Border(TableBorder.Rounded).Title(Shown.Text(scenario.Title ?? scenario.Name));
        var paths = result.Swept.Paths;
        foreach (var (index, title) in paths.Select(path => path.Path).Concat(Titles).Index())
        {
            var alignment = title is "model" or "ended" && index >= paths.Count ? Justify.Left : Justify.Right;
            table.AddColumn(new TableColumn(Shown.Text(title)) { NoWrap = true, Alignment = alignment });
        }

        foreach (var cell in result.Cells)
        {
            foreach (var model in cell.Models)
            {
                table.AddRow([.. cell.Cell.Values.Select(value => Shown.Text(value.Label)), model.Model, .. Numbers(model)]);
            }
        }

        Consoles.For(output, 200).Write(table);
        if (result.Cells.SelectMany(cell => cell.Models).Any(model => model.Result?.UpdatesToTolerance.N > 1))
        {
            output.WriteLine("± is the standard deviation over the schedules that got there; numbers before it are means.");
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

    private static string[] Numbers(SweptModel model) => model.Result is not { } result ? ["–", "–", "–", "failed"] :
    [
        Text(result.UpdatesToTolerance),
        Text(result.Metric("time_to_tolerance")),
        result.Deviation is { N: > 0 } deviation ? Powers.Write(deviation.Max) : "–",
        Ends(result),
    ];

    private static string Text(Statistics statistics) => statistics.N switch
    {
        0 => "–",
        1 => Powers.Write(statistics.Mean),
        _ => Powers.Write(statistics.Mean, statistics.Std),
    };

    private static string Ends(ModelResult model) => string.Join(
        ", ",
        model.Asynchronous.GroupBy(run => run.Outcome).OrderBy(group => group.Key).Select(group => string.Create(
            CultureInfo.InvariantCulture, $"{group.Key.Text()} {group.Count()}/{model.Asynchronous.Count}")));
}
