using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The tidy table <c>replicates.csv</c>: one row for every run and metric, so that anybody can pair models by replicate and test. A metric
/// that a model has and that a run never came to (updates and time to the tolerance) is Infinity; what has no meaning for a model has no
/// row. The columns are defined in docs/metrics.md.
/// </summary>
internal static class ReplicatesTable
{
    private static readonly string[] ToTolerance = ["updates_to_tolerance", "time_to_tolerance", "messages_to_tolerance"];

    /// <summary>The columns of runs.</summary>
    public static IReadOnlyList<Column> OfRuns { get; } =
        [.. Column.Texts("model", "regime"), .. Column.Integers("replicate"), .. Column.Texts("metric"), .. Column.Numbers("value")];

    /// <summary>The runs of a scenario: model, regime, replicate, metric, value.</summary>
    public static ResultTable Of(IReadOnlyList<ModelResult> models) => new(OfRuns, Rows(models, []));

    /// <summary>Every judgement and every run of tables: dataset, model, regime, fold, seed, replicate, metric, value.</summary>
    public static ResultTable Of(TableResult result) => new(
        [
            .. Column.Texts("dataset", "model", "regime"), .. Column.Integers("fold", "seed", "replicate"), .. Column.Texts("metric"),
            .. Column.Numbers("value"),
        ],
        result.Units.SelectMany(Rows).Concat(result.Schedules.SelectMany(run => Rows(run, result))));

    /// <summary>The runs of models, with more in front of every row.</summary>
    public static IEnumerable<IReadOnlyList<Cell>> Rows(IReadOnlyList<ModelResult> models, Cell[] keys) =>
        from model in models
        from run in model.Asynchronous.Prepend(model.Synchronous)
        from row in Rows([.. keys, model.Model, run.Regime.Text(), run.Replicate], MetricsOf(model, run))
        select row;

    private static IEnumerable<IReadOnlyList<Cell>> Rows(UnitResult unit) => Rows(
        [unit.Unit.Dataset, unit.Unit.Model, Regime.Synchronous.Text(), unit.Unit.Fold, unit.Unit.Seed, 0],
        MetricsOf(unit).Where(item => !double.IsNaN(item.Value)));

    private static IEnumerable<IReadOnlyList<Cell>> Rows(ScheduleResult run, TableResult result) => Rows(
        [
            run.Dataset, run.Model, run.IsOrder ? "random order" : RegimeOf(run, result.Scenario.Table!), run.Fold, run.Seed, run.Number,
        ],
        MetricsOf(run, result));

    private static string RegimeOf(ScheduleResult run, TableSpec spec) =>
        spec.Schedulers.Count > 0 ? run.Scheduler : Regime.Asynchronous.Text();

    private static IEnumerable<IReadOnlyList<Cell>> Rows(Cell[] keys, IEnumerable<(string Metric, double Value)> metrics) =>
        metrics.Select(item => (Cell[])[.. keys, item.Metric, item.Value]);

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
