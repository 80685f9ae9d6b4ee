namespace Hogwild.Experiments;

/// <summary>A published number: an accuracy or a relative error in per cent.</summary>
/// <param name="Model">The model.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="Regime">How it was run; null where the number holds for both.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Std">The standard deviation.</param>
public sealed record ReferenceValue(string Model, string Dataset, Regime? Regime, double Mean, double Std);
