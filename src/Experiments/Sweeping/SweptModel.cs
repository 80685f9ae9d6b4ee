namespace Hogwild.Experiments;

/// <summary>What came of a model in a cell of a sweep.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Result">What came out; null where it failed.</param>
/// <param name="Failure">Why it failed, in one line; null where it did not.</param>
public sealed record SweptModel(string Model, ModelResult? Result, string? Failure);
