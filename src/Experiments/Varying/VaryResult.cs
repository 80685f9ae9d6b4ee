namespace Hogwild.Experiments;

/// <summary>What came out along a parameter.</summary>
/// <param name="Scenario">The scenario, whose section on varying says which parameter.</param>
/// <param name="Values">One result a value, in the order of the scenario.</param>
public sealed record VaryResult(Scenario Scenario, IReadOnlyList<VariedResult> Values) : StudyResult(Scenario)
{
    /// <summary>The parameter.</summary>
    public VarySpec Spec => Scenario.Vary!;
}
