using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>A node was down.</summary>
/// <param name="Node">Which.</param>
/// <param name="From">When it was first asked to act and could not, in ticks.</param>
/// <param name="To">When it can act again; <see cref="Ticks.Never"/> where it stays down.</param>
public readonly record struct DownInterval(int Node, long From, long To);
