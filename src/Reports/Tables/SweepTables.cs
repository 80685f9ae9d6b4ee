using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The tables of a sweep: <c>cells.csv</c>, a row a cell, model, regime and metric; <c>curves.csv</c>, means over schedules along the runs;
/// and <c>failures.csv</c>. Every path that is swept has a column: shares from 0 to 1, durations in seconds, words as they are.
/// </summary>
internal static class SweepTables
{
    private static readonly string[] Numbers = ["runs", "n", "mean", "std", "min", "q10", "median", "q90", "max"];

    /// <summary>
    /// Writes paths, model, regime, metric, the number of runs, how many of them have a finite number (n), statistics of those, and why the
    /// model failed in the cell, in a row without metric.
    /// </summary>
    public static void WriteCells(TextWriter writer, SweepResult result)
    {
        Csv.Row(writer, [.. Columns(result), "model", "regime", "metric", .. Numbers, "failed"]);
        foreach (var (keys, model) in Rows(result))
        {
            if (model.Result is not { } outcome)
            {
                Csv.Row(writer, [.. keys, model.Model, "", "", .. Numbers.Select(_ => string.Empty), model.Failure!]);
                continue;
            }

            foreach (var runs in new[] { [outcome.Synchronous], outcome.Asynchronous })
            {
                foreach (var metric in runs.SelectMany(run => ReplicatesTable.MetricsOf(outcome, run)).GroupBy(item => item.Metric))
                {
                    double[] values = [.. metric.Select(item => item.Value)];
                    string[] numbers = [Csv.Number(values.Length), .. Statistic(values)];
                    Csv.Row(writer, [.. keys, model.Model, runs[0].Regime.Text(), metric.Key, .. numbers, ""]);
                }
            }
        }
    }

    /// <summary>
    /// Writes paths, model, time (virtual seconds), metric (distance, loss), mean, low and high (10 and 90 % quantiles over the schedules).
    /// </summary>
    public static void WriteCurves(TextWriter writer, SweepResult result)
    {
        Csv.Row(writer, [.. Columns(result), "model", "time", "metric", "mean", "low", "high"]);
        foreach (var (keys, model) in Rows(result).Where(row => row.Model.Result is not null))
        {
            var runs = model.Result!.Asynchronous;
            Write([.. keys, model.Model], "distance", SampleCurve.Of(runs, sample => sample.Distance));
            Write([.. keys, model.Model], "loss", SampleCurve.Of(runs, sample => sample.Loss));
        }

        void Write(string[] keys, string metric, SampleCurve curve)
        {
            for (var k = 0; k < curve.X.Length; k++)
            {
                var (mean, low, high) = (Csv.Number(curve.Mean[k]), Csv.Number(curve.Low[k]), Csv.Number(curve.High[k]));
                Csv.Row(writer, [.. keys, Csv.Number(curve.X[k]), metric, mean, low, high]);
            }
        }
    }

    /// <summary>Writes paths, model and reason of what failed.</summary>
    public static void WriteFailures(TextWriter writer, SweepResult result)
    {
        Csv.Row(writer, [.. Columns(result), "model", "failed"]);
        foreach (var (keys, model) in Rows(result).Where(row => row.Model.Failure is not null))
        {
            Csv.Row(writer, [.. keys, model.Model, model.Failure!]);
        }
    }

    /// <summary>Writes paths, model, regime, replicate, metric and value of every run.</summary>
    public static void WriteReplicates(TextWriter writer, SweepResult result)
    {
        Csv.Row(writer, [.. Columns(result), "model", "regime", "replicate", "metric", "value"]);
        foreach (var (keys, model) in Rows(result).Where(row => row.Model.Result is not null))
        {
            ReplicatesTable.WriteRows(writer, [model.Result!], keys);
        }
    }

    private static IEnumerable<string> Columns(SweepResult result) => result.Swept.Paths.Select(path => path.Column);

    private static IEnumerable<(string[] Keys, SweptModel Model)> Rows(SweepResult result) =>
        from cell in result.Cells
        let keys = result.Swept.Paths.Zip(cell.Cell.Values, Text).ToArray()
        from model in cell.Models
        select (keys, model);

    private static string Text(SweptPath path, SweptValue value) => path.IsNumeric ? Csv.Number(value.Number!.Value) : value.Label;

    private static IEnumerable<string> Statistic(double[] values)
    {
        var statistics = Statistics.Of(values);
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        yield return Csv.Number(statistics.N);
        double[] numbers = sorted.Length == 0 ? [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN] :
        [
            statistics.Mean, statistics.Std, statistics.Min,
            Quantiles.Of(sorted, 0.1), Quantiles.Of(sorted, 0.5), Quantiles.Of(sorted, 0.9), statistics.Max,
        ];
        foreach (var number in numbers)
        {
            yield return double.IsNaN(number) ? string.Empty : Csv.Number(number);
        }
    }
}
