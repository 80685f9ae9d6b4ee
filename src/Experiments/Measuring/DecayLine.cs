namespace Hogwild.Experiments;

/// <summary>What a certificate says about the plotted distance over time: at t it is at most Start · Factor^⌊t / Period⌋.</summary>
/// <param name="Start">The bound at the start.</param>
/// <param name="Factor">By how much it falls in a period.</param>
/// <param name="Period">The length of a period in virtual seconds.</param>
public sealed record DecayLine(double Start, double Factor, double Period);
