namespace Hogwild.Experiments;

/// <summary>How the variance of answers is split.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Models">Its models, in their order.</param>
public sealed record VarianceResult(Scenario Scenario, IReadOnlyList<ModelVariance> Models) : StudyResult(Scenario);
