namespace Hogwild.Simulation;

/// <summary>An option that does not fit the others, or the world it is in.</summary>
/// <param name="Option">Its key, or keys joined by dots; empty for the whole.</param>
/// <param name="Expected">What was expected.</param>
public readonly record struct Misfit(string Option, string Expected);
