namespace Hogwild.Experiments;

/// <summary>What came out at one value of a parameter.</summary>
/// <param name="Value">The value as it was written.</param>
/// <param name="Number">As a number; null where it is none.</param>
/// <param name="Models">One result a model, in the order of the scenario.</param>
public sealed record VariedResult(string Value, double? Number, IReadOnlyList<ModelResult> Models);
