namespace Hogwild.Experiments;

/// <summary>A published number of one cell.</summary>
/// <param name="Model">The model.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="Regime">How it was run; null where the number holds for both.</param>
/// <param name="Number">The number.</param>
public sealed record ReferenceValue(string Model, string Dataset, Regime? Regime, PublishedNumber Number);
