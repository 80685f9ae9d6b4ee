using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>What runs amount to, for reading: a row for every model and regime, from the numbers of <c>summary.csv</c>.</summary>
internal static class RunReading
{
    private static readonly (string Metric, string Title)[] Metrics =
    [
        ("accuracy", "accuracy (%)"),
        ("f1", "F1 (%)"),
        ("auc", "AUC"),
        ("rmse", "RMSE"),
        ("rmse_relative", "RMSE (% of mean)"),
        ("deviation", "deviation"),
        ("distance", "distance"),
        ("updates_to_tolerance", "updates/node to tolerance"),
        ("time_to_tolerance", "time to tolerance (s)"),
        ("messages", "messages"),
        ("ordering_sensitivity", "ordering sensitivity"),
        ("flip_rate", "flipped (%)"),
    ];

    /// <summary>The table of a run.</summary>
    public static ReadingTable Of(RunResult result)
    {
        var rows = Summary.Rows(result.Models);
        var shown = Metrics.Where(item => rows.Any(row => row.Metric == item.Metric && row.Statistics.N > 0)).ToList();
        List<string[]> cells =
        [
            .. from model in result.Models
               from item in model.ByRegime()
               let own = rows.Where(row => row.Model == model.Model && row.Regime == item.Regime).ToList()
               select (string[])
               [
                   model.Model, item.Regime.Text(),
                   .. shown.Select(metric => RunTable.Cell(own, metric.Metric, percent: string.Empty)), Ended(item.Runs),
               ],
        ];
        return new ReadingTable(
            result.Scenario.Title ?? result.Scenario.Name,
            result.Scenario.Name,
            ["model", "regime", .. shown.Select(item => item.Title), "ended"],
            2,
            cells,
            [.. Notes([result.Scenario], result.Models, cells)]);
    }

    /// <summary>How many runs ended how.</summary>
    public static string Ended(IReadOnlyList<Trajectory> runs) => string.Join(
        ", ",
        runs.GroupBy(run => run.Outcome).OrderBy(group => group.Key).Select(
            group => string.Create(CultureInfo.InvariantCulture, $"{group.Key.Text()} {group.Count()}/{runs.Count}")));

    /// <summary>What ± is, where there is one, and over what; the tolerance; what is known of the models.</summary>
    /// <param name="scenarios">What was run, a scenario a cell.</param>
    /// <param name="models">What came out.</param>
    /// <param name="rows">The rows of the table.</param>
    public static IEnumerable<string> Notes(
        IReadOnlyList<Scenario> scenarios, IEnumerable<ModelResult> models, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<int> schedules = [.. scenarios.Select(scenario => scenario.HasOneSchedule ? 1 : scenario.Run.Replicates).Distinct()];
        var isSpread = rows.Any(row => row.Any(cell => cell.Contains('±', StringComparison.Ordinal)));
        yield return schedules is [1] ? "One schedule."
            : $"{(isSpread ? "Mean ± population standard deviation" : "Means")} over {Counted(schedules)}; "
                + "numbers to tolerance over those that came there.";
        List<double> tolerances = [.. scenarios.Select(scenario => scenario.Run.Tolerance).Distinct()];
        if (tolerances.Count == 1)
        {
            yield return $"Tolerance {Powers.Write(tolerances[0])}.";
        }

        foreach (var note in models.SelectMany(model => model.Notes.Select(note => $"{model.Model}: {note}.")).Distinct())
        {
            yield return note;
        }
    }

    private static string Counted(List<int> schedules) => schedules.Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{schedules[0]} schedules") : "the schedules of a cell";
}
