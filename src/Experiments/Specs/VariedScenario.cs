namespace Hogwild.Experiments;

/// <summary>A scenario with one of the values that are tried.</summary>
/// <param name="Value">The value as it was written.</param>
/// <param name="Number">As a number, in per cent or seconds where it was one of these; null where it is none.</param>
/// <param name="Scenario">The scenario.</param>
public sealed record VariedScenario(string Value, double? Number, Scenario Scenario);
