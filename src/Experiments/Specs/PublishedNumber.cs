using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A published accuracy or relative error in per cent.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Std">The standard deviation; null where none is known, and then there is no verdict.</param>
[Kind("number", "a published number")]
public sealed record PublishedNumber(
    [Option("the mean")] double Mean,
    [Option("the standard deviation; left out where none is known, and then there is no verdict", Least = 0)] double? Std = null);
