using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Where an epoch was chosen: which one of every training, the optimistic figures of every cell, and the course of learning. Values are in
/// per cent, standard deviations of populations.
/// </summary>
internal static class EpochFiles
{
    /// <summary><c>epochs.csv</c>: a row a training.</summary>
    public static ResultTable Epochs(TableResult result) => new(
        [
            .. Column.Texts("dataset", "model"), .. Column.Integers("fold", "seed", "epoch"),
            .. Column.Numbers("validation", "test", "test_last"), .. Column.Integers("optimistic_epoch"),
            .. Column.Numbers("optimistic_test"),
        ],
        result.Cells.SelectMany(cell => cell.Units.Where(unit => unit.Curve is not null).Select(unit => Row(unit, cell.IsAccuracy))));

    /// <summary><c>optimistic.csv</c>: a row a cell.</summary>
    public static ResultTable Optimistic(TableResult result) => new(
        [
            .. Column.Texts("dataset", "model"), .. Column.Numbers("epoch_mean", "epoch_std", "validation_mean", "validation_std"),
            .. Column.Numbers("test_mean", "test_std", "test_last_mean", "test_last_std"),
            .. Column.Numbers("optimistic_each_mean", "optimistic_each_std"), .. Column.Integers("optimistic_one_epoch"),
            .. Column.Numbers("optimistic_one_mean", "optimistic_one_std"), .. Column.Integers("n"),
        ],
        result.Cells.Where(cell => cell.Epochs is not null).Select(cell => Row(cell, cell.Epochs!)));

    /// <summary><c>learning.csv</c>: a row a cell and epoch.</summary>
    public static ResultTable Learning(TableResult result) => new(
        [
            .. Column.Texts("dataset", "model"), .. Column.Integers("epoch"),
            .. Column.Numbers("validation_mean", "validation_std", "test_mean", "test_std"), .. Column.Integers("n"),
        ],
        result.Cells.Where(cell => cell.Epochs is not null).SelectMany(cell => cell.Epochs!.Points.Select(point => (Cell[])
        [
            cell.Dataset, cell.Model.Name, point.Epoch, .. Two(point.Validation), .. Two(point.Test),
            Math.Max(point.Validation.N, point.Test.N),
        ])));

    private static Cell[] Row(UnitResult unit, bool isAccuracy)
    {
        var curve = unit.Curve!;
        var tests = curve.Test.Index().Where(item => double.IsFinite(item.Item)).ToList();
        var best = tests.Count == 0 ? ((int Index, double Item)?)null
            : isAccuracy ? tests.MaxBy(item => item.Item) : tests.MinBy(item => item.Item);
        return
        [
            unit.Unit.Dataset, unit.Unit.Model, unit.Unit.Fold, unit.Unit.Seed, curve.Epoch,
            Cell.Known(curve.Validation.Count == 0 ? null : curve.Validation[curve.Epoch - 1]),
            Cell.Known(curve.Test.Count == 0 ? null : unit.Score?.Value), Cell.Known(curve.Test.Count == 0 ? null : curve.Test[^1]),
            best is { } known ? known.Index + 1 : Cell.Empty, Cell.Known(best?.Item),
        ];
    }

    private static Cell[] Row(CellResult cell, EpochSummary epochs) =>
    [
        cell.Dataset, cell.Model.Name, .. Two(epochs.Chosen), .. Two(epochs.Validation),
        .. Two(epochs.Each.N == 0 ? epochs.Each : cell.Value), .. Two(epochs.Last), .. Two(epochs.Each),
        epochs.One is { } one ? one.Epoch : Cell.Empty, .. Two(epochs.One?.Test ?? epochs.Each),
        Math.Max(epochs.Validation.N, epochs.Each.N),
    ];

    private static Cell[] Two(Statistics statistics) => [Cell.Known(statistics.Mean), Cell.Known(statistics.Std)];
}
