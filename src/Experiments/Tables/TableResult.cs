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

    /// <summary>The cells: models in their order, for each the data sets.</summary>
    public IReadOnlyList<CellResult> Cells => field ??=
    [
        .. Scenario.Models.SelectMany(model => Scenario.Table!.Datasets.Select(dataset => CellResult.Of(this, model, dataset.Key))),
    ];
}
