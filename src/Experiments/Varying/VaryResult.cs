namespace Hogwild.Experiments;

/// <summary>What came out along a parameter.</summary>
/// <param name="Spec">The parameter.</param>
/// <param name="Values">One result a value, in the order of the scenario.</param>
public sealed record VaryResult(VarySpec Spec, IReadOnlyList<VariedResult> Values);
