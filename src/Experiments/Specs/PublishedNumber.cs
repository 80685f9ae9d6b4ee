using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A published accuracy or relative error in per cent.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Std">The standard deviation.</param>
[Kind("number", "a published number")]
public sealed record PublishedNumber(
    [Option("the mean")] double Mean,
    [Option("the standard deviation", Least = 0)] double Std);
