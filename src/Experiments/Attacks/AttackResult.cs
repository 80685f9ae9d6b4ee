namespace Hogwild.Experiments;

/// <summary>What an attack found.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Options">The bound, the objective, how much was tried.</param>
/// <param name="Models">One result a model, in the order of the scenario.</param>
public sealed record AttackResult(Scenario Scenario, AttackOptions Options, IReadOnlyList<ModelAttack> Models) : StudyResult(Scenario);
