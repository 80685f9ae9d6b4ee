using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Simulation;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>The table that a varied parameter leaves on the terminal: the numbers of <c>vary.csv</c>.</summary>
internal static class VaryPrinter
{
    private static readonly string[] Titles =
        ["model", "updates/node\nto tolerance", "time to\ntolerance (s)", "largest\ndeviation", "ended"];

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter output, VaryResult result)
    {
        var scenario = result.Scenario;
        var table = new Table().Border(TableBorder.Rounded).Title(Shown.Text(scenario.Title ?? scenario.Name));
        var parameters = result.Spec.Parameters;
        foreach (var (index, title) in parameters.Select(parameter => parameter.Path).Concat(Titles).Index())
        {
            var alignment = title is "model" or "ended" && index >= parameters.Count ? Justify.Left : Justify.Right;
            table.AddColumn(new TableColumn(Shown.Text(title)) { NoWrap = true, Alignment = alignment });
        }

        foreach (var value in result.Values)
        {
            foreach (var model in value.Models)
            {
                table.AddRow(
                [
                    .. value.Values.Select(Shown.Text),
                    model.Model,
                    Text(model.UpdatesToTolerance),
                    Text(model.Metric("time_to_tolerance")),
                    model.Deviation is { N: > 0 } deviation ? Powers.Write(deviation.Max) : "–",
                    Ends(model),
                ]);
            }
        }

        Consoles.For(output, 200).Write(table);
        var notes = result.Values.SelectMany(value => value.Models)
            .SelectMany(model => model.Notes.Select(note => $"{model.Model}: note: {note}"));
        notes.Distinct().ToList().ForEach(output.WriteLine);
        if (VaryMap.WhyNone(result) is { } why)
        {
            output.WriteLine(why);
        }
    }

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
