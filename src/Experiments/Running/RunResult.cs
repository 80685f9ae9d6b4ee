namespace Hogwild.Experiments;

/// <summary>What a run leaves.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Models">One result a model, in the order of the scenario.</param>
public sealed record RunResult(Scenario Scenario, IReadOnlyList<ModelResult> Models) : StudyResult(Scenario)
{
    /// <summary>The result of a model.</summary>
    /// <param name="model">Its name in the scenario.</param>
    /// <exception cref="KeyNotFoundException">There is no such model.</exception>
    public ModelResult this[string model] => Models.FirstOrDefault(result => result.Model == model) ?? throw new KeyNotFoundException(
        $"expected one of the models {string.Join(", ", Models.Select(result => result.Model))}, found '{model}'");
}
