using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Tables over data sets as comma-separated text. Values and differences are in per cent, standard deviations of populations.
/// </summary>
internal static class TableFiles
{
    /// <summary><c>table.csv</c>: a row a cell.</summary>
    public static void WriteCells(TextWriter writer, TableResult result)
    {
        Csv.Row(
            writer, "model", "dataset", "metric", "mean", "std", "n", "failed", "mean_over_fold", "std_over_fold", "mean_over_rms",
            "std_over_rms", "mean_without", "std_without", "n_without", "kappa", "L", "alpha", "published_mean", "published_std",
            "verdict", "target",
            "target_without", "target_met", "asynchronous_mean", "asynchronous_std", "schedules", "converged", "activations_to_tolerance",
            "distance_max", "deviation_max", "published_asynchronous_mean", "published_asynchronous_std", "orders_mean", "orders_std",
            "orders");
        foreach (var cell in result.Cells)
        {
            Csv.Row(writer, [.. Synchronous(cell), .. Asynchronous(cell)]);
        }
    }

    /// <summary><c>runs.csv</c>: a row for every data set, model, fold and seed.</summary>
    public static void WriteUnits(TextWriter writer, TableResult result)
    {
        Csv.Row(
            writer, "dataset", "model", "fold", "seed", "graphs", "nodes", "left_out", "accuracy", "rmse", "rmse_over_mean",
            "rmse_over_fold_mean", "rmse_over_rms", "kappa", "L", "alpha", "problem");
        foreach (var unit in result.Units)
        {
            Csv.Row(
                writer,
                unit.Unit.Dataset,
                unit.Unit.Model,
                Csv.Number(unit.Unit.Fold),
                Csv.Number(unit.Unit.Seed),
                Csv.Number(unit.Graphs),
                Csv.Number(unit.Nodes),
                unit.IsLeftOut ? "true" : "false",
                Number(unit.Score?.Accuracy),
                Number(unit.Score?.Rmse),
                Number(unit.Score?.OverMean),
                Number(unit.Score?.OverFoldMean),
                Number(unit.Score?.OverRms),
                Number(unit.Kappa),
                Number(unit.Curvature),
                Number(unit.Alpha),
                unit.Problem);
        }
    }

    /// <summary><c>schedules.csv</c>: a row for every asynchronous run.</summary>
    public static void WriteSchedules(TextWriter writer, TableResult result)
    {
        Csv.Row(
            writer, "dataset", "model", "regime", "number", "outcome", "value", "distance", "deviation", "activations",
            "activations_to_tolerance");
        foreach (var run in result.Schedules)
        {
            Csv.Row(
                writer,
                run.Dataset,
                run.Model,
                run.IsOrder ? "random order" : "schedule",
                Csv.Number(run.Number),
                run.Outcome.Text(),
                Csv.Number(run.Value),
                Csv.Number(run.Distance),
                Csv.Number(run.Deviation),
                Csv.Number(run.Activations),
                Number(run.ActivationsToTolerance));
        }
    }

    /// <summary><c>differences.csv</c>: a row for every two models and data set.</summary>
    public static void WriteDifferences(TextWriter writer, TableResult result)
    {
        Csv.Row(writer, "model", "minus", "dataset", "mean", "std", "n", "mean_without", "std_without", "n_without");
        foreach (var difference in Difference.Of(result))
        {
            Csv.Row(
                writer,
                [
                    difference.Model, difference.Minus, difference.Dataset, .. Three(difference.All), .. Three(difference.Without),
                ]);
        }
    }

    private static IEnumerable<string> Synchronous(CellResult cell)
    {
        var fold = CellResult.Over(score => score.OverFoldMean, cell.Units);
        var rms = CellResult.Over(score => score.OverRms, cell.Units);
        return
        [
            cell.Model.Name, cell.Dataset, cell.Metric, .. Three(cell.Value),
            Csv.Number(cell.Units.Count(unit =>
                unit.Score is null)), Number(fold.Mean), Number(fold.Std), Number(rms.Mean), Number(rms.Std),
            .. Three(cell.Without), Mean(unit => unit.Kappa), Mean(unit => unit.Curvature), Mean(unit => unit.Alpha),
            Number(cell.Synchronous?.Mean), Number(cell.Synchronous?.Std), cell.Verdict.Text(), Number(cell.Target?.Value),
            cell.Target is { } target ? Truth(target.Without) : string.Empty, cell.IsTargetMet is { } met ? Truth(met) : string.Empty,
        ];

        string Mean(Func<UnitResult, double> number) => Number(Statistics.Of(cell.Units.Select(number)).Mean);
    }

    private static IEnumerable<string> Asynchronous(CellResult cell)
    {
        var values = Statistics.Of(cell.Schedules.Select(run => run.Value));
        var orders = Statistics.Of(cell.Orders.Select(run => run.Value));
        return
        [
            Number(values.Mean), Number(values.Std), Csv.Number(cell.Schedules.Count),
            Csv.Number(cell.Schedules.Count(run => run.Outcome is RunOutcome.Converged or RunOutcome.Finished)),
            Number(Statistics.Of(cell.Schedules.Select(run => run.ActivationsToTolerance)).Mean),
            Number(cell.Schedules.Count == 0 ? null : cell.Schedules.Max(run => run.Distance)),
            Number(cell.Schedules.Count == 0 ? null : cell.Schedules.Max(run => run.Deviation)),
            Number(cell.Asynchronous?.Mean), Number(cell.Asynchronous?.Std), Number(orders.Mean), Number(orders.Std),
            Csv.Number(cell.Orders.Count),
        ];
    }

    private static string[] Three(Statistics statistics) =>
        [Number(statistics.Mean), Number(statistics.Std), Csv.Number(statistics.N)];

    private static string Truth(bool value) => value ? "true" : "false";

    /// <summary>Nothing for what is no number: an error has no accuracy.</summary>
    private static string Number(double? value) => value is { } number && !double.IsNaN(number) ? Csv.Number(number) : string.Empty;
}
