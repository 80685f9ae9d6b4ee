namespace Hogwild.Experiments;

/// <summary>What came out of a sweep, or of values that vary.</summary>
/// <param name="Scenario">The scenario, which says what is swept.</param>
/// <param name="Cells">One result a cell, in their order.</param>
public sealed record SweepResult(Scenario Scenario, IReadOnlyList<SweptResult> Cells) : StudyResult(Scenario)
{
    /// <summary>What is swept.</summary>
    public SweptCells Swept => Scenario.Swept!;

    /// <summary>The models of all cells by name, in the order of the scenario.</summary>
    public IReadOnlyList<string> Models => field ??= [.. Cells.SelectMany(cell => cell.Models).Select(model => model.Model).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Failures =>
    [
        .. Cells.SelectMany(cell => cell.Models.Where(model => model.Failure is not null)
            .Select(model => $"{model.Model} at {Swept.Told(cell.Cell)}: {model.Failure}")),
    ];
}
