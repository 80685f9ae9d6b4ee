using System.Globalization;
using Spectre.Console;

namespace Hogwild.Scenarios;

/// <summary>The table that a run leaves on the terminal: a line for every model and regime, from the same numbers as <c>summary.csv</c>.</summary>
internal static class ResultsTable
{
    // Columns appear where some model has the metric.
    private static readonly (string Metric, string Title)[] Columns =
    [
        ("accuracy", "accuracy"),
        ("deviation", "deviation"),
        ("distance", "distance"),
        ("updates_to_tolerance", "updates/node\nto tolerance"),
        ("updates_per_node", "updates/node"),
        ("messages", "messages"),
        ("ordering_sensitivity", "ordering\nsensitivity"),
    ];

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter output, Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var rows = Summary.Rows(models);
        var columns = Columns.Where(column => rows.Any(row => row.Metric == column.Metric)).ToArray();
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(scenario.Title ?? scenario.Name));
        table.AddColumn("model").AddColumn("regime");
        foreach (var (_, title) in columns)
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        table.AddColumn(new TableColumn("ended").NoWrap());
        foreach (var model in models)
        {
            foreach (var (regime, runs) in model.ByRegime())
            {
                var own = rows.Where(row => row.Model == model.Model && row.Regime == regime).ToArray();
                table.AddRow([model.Model, regime.Text(), .. columns.Select(column => Cell(own, column.Metric)), Ends(runs)]);
            }
        }

        Console(output).Write(table);
    }

    // Mean, and the spread over schedules where there is one.
    private static string Cell(SummaryRow[] rows, string metric)
    {
        if (Array.Find(rows, row => row.Metric == metric)?.Statistics is not { N: > 0 } statistics)
        {
            return "–";
        }

        var std = metric == "ordering_sensitivity" ? 0 : statistics.Std;
        if (metric == "accuracy")
        {
            var spread = std > 0 ? string.Create(CultureInfo.InvariantCulture, $" ± {100 * std:0.0}") : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{100 * statistics.Mean:0.0}{spread} %");
        }

        return std > 0 ? Powers.Write(statistics.Mean, std) : Powers.Write(statistics.Mean);
    }

    private static string Ends(IReadOnlyList<Trajectory> runs) => string.Join(
        '\n',
        runs.GroupBy(run => run.Outcome).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key.Text()} {group.Count()}/{runs.Count}{When(group)}")));

    private static string When(IGrouping<Outcome, Trajectory> runs) => runs.Key == Outcome.Diverged && runs.Min(run => run.DivergedAt) is { } first
        ? $" from {DurationText.Write(first)}"
        : string.Empty;

    private static IAnsiConsole Console(TextWriter output)
    {
        var isTerminal = ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected;
        if (isTerminal)
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 160;
        return console;
    }
}
