namespace Hogwild.Simulation;

/// <summary>A state became infinite or not a number.</summary>
/// <param name="Node">At which node.</param>
/// <param name="Time">When, in ticks.</param>
public readonly record struct Divergence(int Node, long Time);
