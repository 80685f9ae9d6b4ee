using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>The table of a run as people read it, on the terminal and on the page: a row for every model and regime.</summary>
internal static class RunTable
{
    // Columns appear where some model has the metric.
    private static readonly (string Metric, string Title)[] All =
    [
        ("accuracy", "accuracy"),
        ("f1", "F1"),
        ("auc", "AUC"),
        ("rmse", "RMSE"),
        ("rmse_relative", "RMSE\nof mean"),
        ("deviation", "deviation"),
        ("distance", "distance"),
        ("updates_to_tolerance", "updates/node\nto tolerance"),
        ("updates_per_node", "updates/node"),
        ("messages", "messages"),
        ("ordering_sensitivity", "ordering\nsensitivity"),
    ];

    /// <summary>The metrics that have a column.</summary>
    public static List<string> Metrics(IReadOnlyList<SummaryRow> rows) =>
        [.. All.Select(column => column.Metric).Where(metric => rows.Any(row => row.Metric == metric))];

    /// <summary>The title of the column of a metric; a break where it has two lines.</summary>
    public static string TitleOf(string metric) => Array.Find(All, column => column.Metric == metric).Title;

    /// <summary>Mean, and the spread over schedules where there is one.</summary>
    /// <param name="rows">Those of one model and regime.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="percent">What stands behind a share; nothing where the head of the column has the unit.</param>
    public static string Cell(IReadOnlyList<SummaryRow> rows, string metric, string percent = " %")
    {
        if (rows.FirstOrDefault(row => row.Metric == metric)?.Statistics is not { N: > 0 } statistics)
        {
            return "–";
        }

        // Their spread is one over nodes.
        var std = metric is "ordering_sensitivity" or "flip_rate" ? 0 : statistics.Std;
        if (metric is "accuracy" or "f1" or "rmse_relative" or "flip_rate")
        {
            var spread = std > 0 ? string.Create(CultureInfo.InvariantCulture, $" ± {100 * std:0.0}") : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{100 * statistics.Mean:0.0}{spread}{percent}");
        }

        return std > 0 ? Powers.Write(statistics.Mean, std) : Powers.Write(statistics.Mean);
    }

    /// <summary>How runs ended, a line an outcome.</summary>
    public static string Ends(IReadOnlyList<Trajectory> runs) => string.Join(
        '\n',
        runs.GroupBy(run => run.Outcome).OrderBy(group => group.Key).Select(
            group => string.Create(CultureInfo.InvariantCulture, $"{group.Key.Text()} {group.Count()}/{runs.Count}{When(group)}")));

    private static string When(IGrouping<RunOutcome, Trajectory> runs) => runs.Key switch
    {
        RunOutcome.Diverged when runs.Min(run => run.DivergedAt) is { } first => $" from {DurationText.Write(first)}",
        RunOutcome.Stalled when runs.MinBy(run => run.Stall!.Time)!.Stall is { } first =>
            $" from {DurationText.Write(TimeSpan.FromTicks(first.Time))}\n{Shortened(first.ToString())}",
        _ => string.Empty,
    };

    // run.json has all of a long cycle.
    private static string Shortened(string waits) => waits.Length <= 40 ? waits : $"{waits[..38]} …";
}
