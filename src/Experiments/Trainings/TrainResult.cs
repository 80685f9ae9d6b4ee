namespace Hogwild.Experiments;

/// <summary>The weights of the models of a scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Models">One result a training: models in the order of the scenario, in tables for each the data sets.</param>
public sealed record TrainResult(Scenario Scenario, IReadOnlyList<TrainedModel> Models) : StudyResult(Scenario);
