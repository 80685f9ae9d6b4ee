namespace Hogwild.Experiments;

/// <summary>The thresholds of a scenario.</summary>
/// <param name="Scenario">The scenario, whose section on thresholds says what was looked for.</param>
/// <param name="Curves">Models in their order, for each the schedulers, for each the values of the second parameter.</param>
/// <param name="Runs">Number of runs it took.</param>
public sealed record ThresholdResult(Scenario Scenario, IReadOnlyList<ThresholdCurve> Curves, int Runs) : StudyResult(Scenario)
{
    /// <summary>The checksums of the tensors of the models that have weights, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tensors { get; init; } = [];

    /// <summary>What was looked for.</summary>
    public ThresholdSpec Spec => Scenario.Threshold!;
}
