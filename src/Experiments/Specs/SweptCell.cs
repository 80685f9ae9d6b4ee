namespace Hogwild.Experiments;

/// <summary>A cell of a sweep: a scenario with one value a path.</summary>
/// <param name="At">The numbers of the values, one a path.</param>
/// <param name="Values">The values themselves.</param>
/// <param name="Scenario">The scenario.</param>
public sealed record SweptCell(IReadOnlyList<int> At, IReadOnlyList<SweptValue> Values, Scenario Scenario)
{
    /// <summary>The labels of its values, with commas between.</summary>
    public string Name => string.Join(", ", Values.Select(value => value.Label));
}
