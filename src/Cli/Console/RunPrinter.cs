using Hogwild.Experiments;
using Hogwild.Reports;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>
/// The table that a run leaves on the terminal: a line for every model and regime, from the same numbers as <c>summary.csv</c>; below it
/// what is proved about each model.
/// </summary>
internal static class RunPrinter
{
    // What a narrow terminal does without, in this order; summary.csv has it all.
    private static readonly string[] Expendable =
        ["ordering_sensitivity", "messages", "auc", "updates_per_node", "f1", "distance", "updates_to_tolerance"];

    /// <summary>Writes the table.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="scenario">What was run.</param>
    /// <param name="models">What came out.</param>
    /// <param name="width">Room for a line where <paramref name="output"/> is no terminal, which has a width of its own.</param>
    public static void Write(TextWriter output, Scenario scenario, IReadOnlyList<ModelResult> models, int width = 200)
    {
        var rows = Summary.Rows(models);
        var console = Consoles.For(output, width);
        var metrics = RunTable.Metrics(rows);
        var cells = Cells(models, rows, metrics);
        foreach (var metric in Expendable.Where(metrics.Contains))
        {
            if (Width(cells) <= console.Profile.Width)
            {
                break;
            }

            metrics.Remove(metric);
            cells = Cells(models, rows, metrics);
        }

        var table = new Table().Border(TableBorder.Rounded).Title(Shown.Text(scenario.Title ?? scenario.Name));
        for (var column = 0; column < cells[0].Length; column++)
        {
            var isNumber = column >= 2 && column < cells[0].Length - 1;
            var alignment = isNumber ? Justify.Right : Justify.Left;
            table.AddColumn(new TableColumn(Shown.Text(cells[0][column])) { NoWrap = true, Alignment = alignment });
        }

        cells.Skip(1).ToList().ForEach(row => table.AddRow([.. row.Select(Shown.Text)]));
        console.Write(table);
        if (cells.Exists(row => row.Any(cell => cell.Contains('±', StringComparison.Ordinal))))
        {
            output.WriteLine("Asynchronous numbers are means over schedules, ± their standard deviation.");
        }

        foreach (var model in models)
        {
            output.WriteLine($"{model.Model}: {model.Proved}");
            model.Notes.ToList().ForEach(note => output.WriteLine($"{model.Model}: note: {note}"));
        }
    }

    // The header, and a row for every model and regime.
    private static List<string[]> Cells(IReadOnlyList<ModelResult> models, IReadOnlyList<SummaryRow> rows, List<string> metrics)
    {
        var titles = metrics.Select(RunTable.TitleOf);
        var cells = new List<string[]> { (string[])["model", "regime", .. titles, "ended"] };
        foreach (var model in models)
        {
            foreach (var (regime, runs) in model.ByRegime())
            {
                var own = rows.Where(row => row.Model == model.Model && row.Regime == regime).ToArray();
                cells.Add([model.Model, regime.Text(), .. metrics.Select(metric => RunTable.Cell(own, metric)), RunTable.Ends(runs)]);
            }
        }

        return cells;
    }

    // A border and two blanks go with every column, and one more border.
    private static int Width(List<string[]> cells) =>
        1 + Enumerable.Range(0, cells[0].Length).Sum(column => 3 + cells.Max(row => row[column].Split('\n').Max(line => line.Length)));
}
