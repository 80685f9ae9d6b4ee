namespace Hogwild.Experiments;

/// <summary>How much two models differ on a data set, paired over the folds and seeds that both have.</summary>
/// <param name="Model">The model.</param>
/// <param name="Minus">The model that is subtracted.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="All">Value of the one minus value of the other.</param>
/// <param name="Without">The same without the folds that are left out.</param>
public sealed record Difference(string Model, string Minus, string Dataset, Statistics All, Statistics Without)
{
    /// <summary>
    /// The interval of 95 % about the mean of all, by Student's t over folds, of each the mean over its seeds, as in
    /// <see cref="CellResult.Interval"/>. Null where there are fewer than two.
    /// </summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>Every later model minus every earlier one, on every data set.</summary>
    public static IReadOnlyList<Difference> Of(TableResult result)
    {
        var cells = result.Cells.ToLookup(cell => cell.Dataset);
        var models = result.Scenario.Models.Select(model => model.Name).ToList();
        return
        [
            .. models.Index().Reverse().SelectMany(later => models.Take(later.Index).SelectMany(earlier => result.Scenario.Table!.Datasets
                .Select(dataset => Of(Cell(dataset.Key, later.Item), Cell(dataset.Key, earlier))))),
        ];

        CellResult Cell(string dataset, string model) => cells[dataset].First(cell => cell.Model.Name == model);
    }

    private static Difference Of(CellResult one, CellResult other)
    {
        var pairs = one.Units
            .Select(unit => (unit, Partner: other.Units.FirstOrDefault(
                item => item.Unit.Fold == unit.Unit.Fold && item.Unit.Seed == unit.Unit.Seed)))
            .Where(pair => pair.unit.Score is not null && pair.Partner?.Score is not null)
            .Select(pair => (pair.unit.Unit.Fold, pair.unit.IsLeftOut, Value: pair.unit.Score!.Value - pair.Partner!.Score!.Value))
            .ToList();
        return new Difference(
            one.Model.Name,
            other.Model.Name,
            one.Dataset,
            Statistics.Of(pairs.Select(pair => pair.Value)),
            Statistics.Of(pairs.Where(pair => !pair.IsLeftOut).Select(pair => pair.Value)))
        {
            Interval = MeanInterval.Of(pairs.Select(pair => (pair.Fold, pair.Value))),
        };
    }
}
