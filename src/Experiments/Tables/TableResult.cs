namespace Hogwild.Experiments;

/// <summary>What is in tables.</summary>
/// <param name="Scenario">What was asked.</param>
/// <param name="Units">The synchronous half, in the order of <see cref="TablePlan"/>.</param>
/// <param name="Schedules">The asynchronous half: data sets, models, schedules, then orders.</param>
public sealed record TableResult(Scenario Scenario, IReadOnlyList<UnitResult> Units, IReadOnlyList<ScheduleResult> Schedules)
    : StudyResult(Scenario)
{
    /// <summary>What later runs of these tables need not compute again: a line of JSON a result.</summary>
    internal IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>
    /// Trainings of which some results are of other weights than the rest: kept ones, and those that were computed after the same training
    /// had come out otherwise, by rounding. Kept runs that do not tell their weights are taken for runs of the same.
    /// </summary>
    internal IEnumerable<TableUnit> Mixed
    {
        get
        {
            var runs = Schedules.ToLookup(run => new TableUnit(run.Dataset, run.Model, run.Fold, run.Seed), run => run.Tensors);
            return Units.Where(unit => runs[unit.Unit].Append(unit.Tensors).Where(sum => sum != 0).Distinct().Count() > 1)
                .Select(unit => unit.Unit);
        }
    }

    /// <summary>The cells: models in their order, for each the data sets.</summary>
    public IReadOnlyList<CellResult> Cells => field ??=
    [
        .. Scenario.Models.SelectMany(model => Scenario.Table!.Datasets.Select(dataset => CellResult.Of(this, model, dataset.Key))),
    ];
}
