using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The tables of a sweep: <c>cells.csv</c>, a row a cell, model, regime and metric; <c>replicates.csv</c>, a row a run and metric;
/// <c>curves.csv</c>, means over schedules along the runs; and <c>failures.csv</c>. Every path that is swept has a column: shares from 0 to
/// 1, durations in seconds, words as they are.
/// </summary>
internal static class SweepTables
{
    /// <summary>
    /// Paths, model, regime, metric, the number of runs, how many of them have a finite number (n), statistics of those, and why the
    /// model failed in the cell, in a row without metric.
    /// </summary>
    public static ResultTable Cells(SweepResult result) => new(
        [
            .. Columns(result), .. Column.Texts("model", "regime", "metric"), .. Column.Integers("runs", "n"),
            .. Column.Numbers("mean", "std", "min", "q10", "median", "q90", "max"), .. Column.Texts("failed"),
        ],
        Rows(result).SelectMany(row => row.Model.Result is { } outcome ? CellsOf(row.Keys, outcome)
            : [[.. row.Keys, row.Model.Model, .. Enumerable.Repeat(Cell.Empty, 11), row.Model.Failure]]));

    /// <summary>
    /// Paths, model, time (virtual seconds), metric (distance, loss), mean, low and high (10 and 90 % quantiles over the schedules).
    /// </summary>
    public static ResultTable Curves(SweepResult result) => new(
        [
            .. Columns(result), .. Column.Texts("model"), .. Column.Numbers("time"), .. Column.Texts("metric"),
            .. Column.Numbers("mean", "low", "high"),
        ],
        from row in Rows(result)
        where row.Model.Result is not null
        let runs = row.Model.Result!.Asynchronous
        from line in CurveOf([.. row.Keys, row.Model.Model], "distance", SampleCurve.Of(runs, sample => sample.Distance))
            .Concat(CurveOf([.. row.Keys, row.Model.Model], "loss", SampleCurve.Of(runs, sample => sample.Loss)))
        select line);

    /// <summary>Number of a cell, from 0, by which its folder is called, and paths.</summary>
    public static ResultTable Index(SweepResult result) => new(
        [.. Column.Integers("cell"), .. Columns(result)],
        result.Cells.Index().Select(item => (Cell[])[item.Index, .. KeysOf(result, item.Item)]));

    /// <summary>Paths, model and reason of what failed.</summary>
    public static ResultTable Failures(SweepResult result) => new(
        [.. Columns(result), .. Column.Texts("model", "failed")],
        Rows(result).Where(row => row.Model.Failure is not null)
            .Select(row => (Cell[])[.. row.Keys, row.Model.Model, row.Model.Failure!]));

    /// <summary>Paths, model, regime, replicate, metric and value of every run.</summary>
    public static ResultTable Replicates(SweepResult result) => new(
        [.. Columns(result), .. ReplicatesTable.OfRuns],
        Rows(result).Where(row => row.Model.Result is not null).SelectMany(row => ReplicatesTable.Rows([row.Model.Result!], row.Keys)));

    private static IEnumerable<Column> Columns(SweepResult result) => result.Swept.Paths
        .Select(path => new Column(path.Column, TypeOf(path)));

    /// <summary>
    /// Whole numbers of which one does not fit into 64 bits with a sign are the text of their digits: a double would round them.
    /// </summary>
    private static ColumnType TypeOf(SweptPath path) => !path.IsNumeric ? ColumnType.Text : !path.IsWhole ? ColumnType.Number
        : path.Values.All(value => value.Value.Whole!.Value is var whole && whole >= long.MinValue && whole <= long.MaxValue)
            ? ColumnType.Integer : ColumnType.Text;

    private static IEnumerable<(Cell[] Keys, SweptModel Model)> Rows(SweepResult result) =>
        from cell in result.Cells
        let keys = KeysOf(result, cell)
        from model in cell.Models
        select (keys, model);

    private static Cell[] KeysOf(SweepResult result, SweptResult cell) => [.. result.Swept.Paths.Zip(cell.Cell.Values, KeyOf)];

    /// <summary>
    /// A number as the number that it is, 0.05 and not 5%, also where other values of the path have names; a duration has its unit there.
    /// </summary>
    private static Cell KeyOf(SweptPath path, SweptValue value) => (TypeOf(path), value.Value.Whole) switch
    {
        (ColumnType.Number, _) => value.Number!.Value,
        (ColumnType.Integer, { } whole) => (long)whole,
        (_, { } whole) when path.IsWhole => whole.ToString(CultureInfo.InvariantCulture),
        _ when value.Number is { } number && value.Value.Quantity!.Unit != QuantityUnit.Duration =>
            ExactText.Of(number),
        _ => value.Label,
    };

    private static IEnumerable<IReadOnlyList<Cell>> CellsOf(Cell[] keys, ModelResult outcome) =>
        from runs in new[] { [outcome.Synchronous], outcome.Asynchronous }
        from metric in runs.SelectMany(run => ReplicatesTable.MetricsOf(outcome, run)).GroupBy(item => item.Metric)
        let values = metric.Select(item => item.Value).ToArray()
        select (Cell[])
            [.. keys, outcome.Model, runs[0].Regime.Text(), metric.Key, values.Length, .. StatisticsOf(values), Cell.Empty];

    private static IEnumerable<IReadOnlyList<Cell>> CurveOf(Cell[] keys, string metric, SampleCurve curve) =>
        curve.X.Select((time, k) => (Cell[])[.. keys, time, metric, curve.Mean[k], curve.Low[k], curve.High[k]]);

    private static IEnumerable<Cell> StatisticsOf(double[] values)
    {
        var statistics = Statistics.Of(values);
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? [statistics.N, .. Enumerable.Repeat(Cell.Empty, 7)] :
        [
            statistics.N, Cell.Known(statistics.Mean), Cell.Known(statistics.Std), Cell.Known(statistics.Min),
            Quantiles.Of(sorted, 0.1), Quantiles.Of(sorted, 0.5), Quantiles.Of(sorted, 0.9), Cell.Known(statistics.Max),
        ];
    }
}
