using Hogwild.Experiments;
using Hogwild.Reports;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>The tables over data sets, on the terminal.</summary>
internal static class TablePrinter
{
    private const int Width = 200;

    /// <summary>Writes the tables, and how to read them.</summary>
    public static void Write(TextWriter output, TableResult result)
    {
        var scenario = result.Scenario;
        var console = Consoles.For(output, Width);
        var table = Empty(scenario.Title ?? scenario.Name, ["model", .. scenario.Table!.Datasets.Select(dataset => dataset.Key)]);
        foreach (var model in result.Cells.GroupBy(cell => cell.Model.Name))
        {
            Add(table, [model.Key, .. model.Select(cell => string.Join('\n', TableText.Lines(cell)))]);
            if (model.Any(cell => cell.HasWithout))
            {
                Add(table, [$"{model.Key}, without", .. model.Select(cell => cell.HasWithout ? TableText.Of(cell.Without) : "–")]);
            }
        }

        console.Write(table);
        output.WriteLine($"Synchronous: {TableText.Measure(result)}");
        if (TableText.WhyNoVerdict(result) is { Length: > 0 } why)
        {
            output.WriteLine(why);
        }

        if (EpochRows.Of(result).ToList() is { Count: > 0 } rows)
        {
            var epochs = new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title(Shown.Text("which epoch is judged"));
            EpochRows.Titles.ToList().ForEach(column => epochs.AddColumn(new TableColumn(Shown.Text(column))));
            rows.ForEach(row => Add(epochs, row));
            console.Write(epochs);
            output.WriteLine(EpochRows.Explain(result));
        }

        if (scenario.Table.Without is { Nodes: var nodes } && result.Cells.Any(cell => cell.HasWithout))
        {
            output.WriteLine(FormattableString.Invariant(
                $"'without': leaving out the folds whose test graphs include one of at most {nodes} node(s)."));
        }

        if (result.Schedules.Count > 0)
        {
            var half = Empty("asynchronous", AsynchronousRows.Titles);
            AsynchronousRows.Of(result).ToList().ForEach(row => Add(half, row));
            console.Write(half);
            output.WriteLine(TableText.Regime(result));
        }
    }

    private static Table Empty(string title, IReadOnlyList<string> columns)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title(Shown.Text(title));
        columns.ToList().ForEach(column => table.AddColumn(new TableColumn(Shown.Text(column)) { NoWrap = true }));
        return table;
    }

    private static void Add(Table table, IEnumerable<string> cells) => table.AddRow([.. cells.Select(Shown.Text)]);
}
