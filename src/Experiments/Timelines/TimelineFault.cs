namespace Hogwild.Experiments;

/// <summary>A node was down.</summary>
/// <param name="Node">Its number.</param>
/// <param name="From">Since when, in ticks.</param>
/// <param name="To">Until when, in ticks.</param>
public readonly record struct TimelineFault(int Node, long From, long To);
