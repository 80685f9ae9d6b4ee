using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Tables over data sets as comma-separated text. Values and differences are in per cent, standard deviations of populations.
/// </summary>
internal static class TableFiles
{
    /// <summary><c>table.csv</c>: a row a cell.</summary>
    public static ResultTable Cells(TableResult result) => new(
        [
            .. Column.Texts("model", "dataset", "metric"), .. Column.Numbers("mean", "std"), .. Column.Integers("n", "failed"),
            .. Column.Numbers("mean_over_fold", "std_over_fold", "mean_over_rms", "std_over_rms", "mean_without", "std_without"),
            .. Column.Integers("n_without"), .. Column.Numbers("kappa", "L", "alpha", "published_mean", "published_std"),
            .. Column.Texts("verdict"), .. Column.Numbers("target"), .. Column.Booleans("target_without", "target_met"),
            .. Column.Numbers("asynchronous_mean", "asynchronous_std"), .. Column.Integers("schedules", "converged"),
            .. Column.Numbers(
                "activations_to_tolerance", "distance_max", "deviation_max", "published_asynchronous_mean", "published_asynchronous_std",
                "orders_mean", "orders_std"),
            .. Column.Integers("orders"), .. Column.Numbers(
                "interval_low", "interval_high", "asynchronous_interval_low", "asynchronous_interval_high", "orders_interval_low",
                "orders_interval_high"),
        ],
        result.Cells.Select(cell => (Cell[])
        [
            .. Synchronous(cell), .. Asynchronous(cell), .. Ends(cell.Interval), .. Ends(MeanInterval.Of(First(cell))),
            .. Ends(MeanInterval.Of(cell.Orders)),
        ]));

    /// <summary><c>runs.csv</c>: a row for every data set, model, fold and seed.</summary>
    public static ResultTable Units(TableResult result) => new(
        [
            .. Column.Texts("dataset", "model"), .. Column.Integers("fold", "seed", "graphs", "nodes"), .. Column.Booleans("left_out"),
            .. Column.Numbers(
                "accuracy", "rmse", "rmse_over_mean", "rmse_over_fold_mean", "rmse_over_rms", "kappa", "L", "alpha"),
            .. Column.Texts("problem"),
        ],
        result.Units.Select(unit => (Cell[])
        [
            unit.Unit.Dataset, unit.Unit.Model, unit.Unit.Fold, unit.Unit.Seed, unit.Graphs, unit.Nodes, unit.IsLeftOut,
            Cell.Known(unit.Score?.Accuracy), Cell.Known(unit.Score?.Rmse), Cell.Known(unit.Score?.OverMean),
            Cell.Known(unit.Score?.OverFoldMean), Cell.Known(unit.Score?.OverRms), Cell.Known(unit.Kappa), Cell.Known(unit.Curvature),
            Cell.Known(unit.Alpha), unit.Problem,
        ]));

    /// <summary><c>schedules.csv</c>: a row for every asynchronous run.</summary>
    public static ResultTable Schedules(TableResult result) => new(
        [
            .. Column.Texts("dataset", "model", "regime"), .. Column.Integers("number"), .. Column.Texts("outcome"),
            .. Column.Numbers("value", "distance", "deviation", "activations", "activations_to_tolerance"),
            .. Column.Integers("fold", "seed"), .. Column.Texts("scheduler"),
        ],
        result.Schedules.Select(run => (Cell[])
        [
            run.Dataset, run.Model, run.IsOrder ? "random order" : "schedule", run.Number, run.Outcome.Text(), run.Value, run.Distance,
            run.Deviation, run.Activations, Cell.Known(run.ActivationsToTolerance), run.Fold, run.Seed, run.Scheduler,
        ]));

    /// <summary><c>differences.csv</c>: a row for every two models and data set.</summary>
    public static ResultTable Differences(TableResult result) => new(
        [
            .. Column.Texts("model", "minus", "dataset"), .. Column.Numbers("mean", "std"), .. Column.Integers("n"),
            .. Column.Numbers("mean_without", "std_without"), .. Column.Integers("n_without"),
            .. Column.Numbers("interval_low", "interval_high"),
        ],
        Difference.Of(result).Select(difference => (Cell[])
        [
            difference.Model, difference.Minus, difference.Dataset, .. Three(difference.All), .. Three(difference.Without),
            .. Ends(difference.Interval),
        ]));

    private static Cell[] Synchronous(CellResult cell)
    {
        var fold = CellResult.Over(score => score.OverFoldMean, cell.Units);
        var rms = CellResult.Over(score => score.OverRms, cell.Units);
        return
        [
            cell.Model.Name, cell.Dataset, cell.Metric, .. Three(cell.Value), cell.Units.Count(unit => unit.Score is null),
            Cell.Known(fold.Mean), Cell.Known(fold.Std), Cell.Known(rms.Mean), Cell.Known(rms.Std),
            .. Three(cell.Without), Mean(unit => unit.Kappa), Mean(unit => unit.Curvature), Mean(unit => unit.Alpha),
            Cell.Known(cell.Synchronous?.Mean), Cell.Known(cell.Synchronous?.Std), cell.Verdict.Text(), Cell.Known(cell.Target?.Value),
            cell.Target is { } target ? target.Without : Cell.Empty, cell.IsTargetMet is { } met ? met : Cell.Empty,
        ];

        Cell Mean(Func<UnitResult, double> number) => Cell.Known(Statistics.Of(cell.Units.Select(number)).Mean);
    }

    private static Cell[] Asynchronous(CellResult cell)
    {
        var schedules = First(cell);
        var values = CellResult.OverTrainings(schedules);
        var orders = CellResult.OverTrainings(cell.Orders);
        return
        [
            Cell.Known(values.Mean), Cell.Known(values.Std), schedules.Count,
            schedules.Count(run => run.Outcome is RunOutcome.Converged or RunOutcome.Finished),
            Cell.Known(Statistics.Of(schedules.Select(run => run.ActivationsToTolerance)).Mean),
            Cell.Known(schedules.Count == 0 ? null : schedules.Max(run => run.Distance)),
            Cell.Known(schedules.Count == 0 ? null : schedules.Max(run => run.Deviation)),
            Cell.Known(cell.Asynchronous?.Mean), Cell.Known(cell.Asynchronous?.Std), Cell.Known(orders.Mean), Cell.Known(orders.Std),
            cell.Orders.Count,
        ];
    }

    /// <summary>Of several schedulers the runs under the first; schedules.csv has all.</summary>
    private static List<ScheduleResult> First(CellResult cell) =>
        [.. cell.Schedules.Where(run => run.Scheduler == cell.Schedules[0].Scheduler)];

    private static Cell[] Ends((double Low, double High)? interval) => [Cell.Known(interval?.Low), Cell.Known(interval?.High)];

    private static Cell[] Three(Statistics statistics) =>
        [Cell.Known(statistics.Mean), Cell.Known(statistics.Std), statistics.N];
}
