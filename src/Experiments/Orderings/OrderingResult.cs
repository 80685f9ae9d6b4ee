namespace Hogwild.Experiments;

/// <summary>How outputs are distributed over orders of updates.</summary>
/// <param name="Scenario">The scenario, whose section on ordering says what was asked.</param>
/// <param name="Models">One result a layered model, in the order of the scenario.</param>
public sealed record OrderingResult(Scenario Scenario, IReadOnlyList<ModelOrdering> Models) : StudyResult(Scenario);
