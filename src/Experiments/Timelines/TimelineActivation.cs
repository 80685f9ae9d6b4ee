namespace Hogwild.Experiments;

/// <summary>A node acted.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Time">When, in ticks.</param>
public readonly record struct TimelineActivation(int Node, long Time);
