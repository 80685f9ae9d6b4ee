using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The tidy table <c>replicates.csv</c>: one row for every run and metric, so that anybody can pair models by replicate and test. A metric
/// that a model has and that a run never came to (updates and time to the tolerance) is Infinity; what has no meaning for a model has no
/// row. The columns are defined in docs/metrics.md.
/// </summary>
internal static class ReplicatesTable
{
    private static readonly string[] ToTolerance = ["updates_to_tolerance", "time_to_tolerance"];

    /// <summary>Writes the runs of a scenario: model, regime, replicate, metric, value.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ModelResult> models)
    {
        Csv.Row(writer, "model", "regime", "replicate", "metric", "value");
        WriteRows(writer, models, []);
    }

    /// <summary>Writes every judgement and every run of tables: dataset, model, regime, fold, seed, replicate, metric, value.</summary>
    public static void Write(TextWriter writer, TableResult result)
    {
        Csv.Row(writer, "dataset", "model", "regime", "fold", "seed", "replicate", "metric", "value");
        foreach (var unit in result.Units)
        {
            string[] keys =
            [
                unit.Unit.Dataset, unit.Unit.Model, Regime.Synchronous.Text(), Csv.Number(unit.Unit.Fold), Csv.Number(unit.Unit.Seed), "0",
            ];
            WriteRows(writer, keys, MetricsOf(unit).Where(item => !double.IsNaN(item.Value)));
        }

        foreach (var run in result.Schedules)
        {
            var regime = run.IsOrder ? "random order" : Regime.Asynchronous.Text();
            WriteRows(writer, [run.Dataset, run.Model, regime, "0", "0", Csv.Number(run.Number)], MetricsOf(run, result));
        }
    }

    /// <summary>Writes the runs of models, with more in front of every row.</summary>
    public static void WriteRows(TextWriter writer, IReadOnlyList<ModelResult> models, string[] keys)
    {
        foreach (var model in models)
        {
            foreach (var run in model.Asynchronous.Prepend(model.Synchronous))
            {
                WriteRows(writer, [.. keys, model.Model, run.Regime.Text(), Csv.Number(run.Replicate)], MetricsOf(model, run));
            }
        }
    }

    private static void WriteRows(TextWriter writer, string[] keys, IEnumerable<(string Metric, double Value)> metrics)
    {
        foreach (var (metric, value) in metrics)
        {
            Csv.Row(writer, [.. keys, metric, Csv.Number(value)]);
        }
    }

    /// <summary>The numbers of a run; where it never stayed within the tolerance, that is said by Infinity.</summary>
    public static IEnumerable<(string Metric, double Value)> MetricsOf(ModelResult model, Trajectory run) =>
    [
        .. run.Metrics.Select(item => (item.Key, item.Value)),
        ("stalled", run.Outcome == RunOutcome.Stalled ? 1 : 0),
        .. ToTolerance.Where(name => model.HasFixedPoint && run.Metrics.All(item => item.Key != name))
            .Select(name => (name, double.PositiveInfinity)),
    ];

    private static IEnumerable<(string Metric, double Value)> MetricsOf(UnitResult unit) =>
    [
        ("failed", unit.Score is null ? 1 : 0),
        ("accuracy", unit.Score?.Accuracy ?? double.NaN),
        ("f1", unit.Score?.F1 ?? double.NaN),
        ("auc", unit.Score?.Auc ?? double.NaN),
        ("rmse", unit.Score?.Rmse ?? double.NaN),
        ("rmse_over_mean", unit.Score?.OverMean ?? double.NaN),
        ("rmse_over_fold_mean", unit.Score?.OverFoldMean ?? double.NaN),
        ("rmse_over_rms", unit.Score?.OverRms ?? double.NaN),
        ("kappa", unit.Kappa),
        ("L", unit.Curvature),
        ("alpha", unit.Alpha),
    ];

    private static IEnumerable<(string Metric, double Value)> MetricsOf(ScheduleResult run, TableResult result)
    {
        var cell = result.Cells.First(item => item.Dataset == run.Dataset && item.Model.Name == run.Model);
        var isLayered = cell.Model.Rule.IsLayered;
        return
        [
            (cell.Metric, run.Value),
            ("deviation", run.Deviation),
            ("distance", run.Distance),
            (isLayered ? "finished" : "converged", run.Outcome is RunOutcome.Converged or RunOutcome.Finished ? 1 : 0),
            ("diverged", run.Outcome == RunOutcome.Diverged ? 1 : 0),
            ("stalled", run.Outcome == RunOutcome.Stalled ? 1 : 0),
            ("updates_per_node", run.Activations),
            .. isLayered ? Array.Empty<(string, double)>() :
                [("updates_to_tolerance", double.IsNaN(run.ActivationsToTolerance) ? double.PositiveInfinity : run.ActivationsToTolerance)],
        ];
    }
}
