namespace Hogwild.Simulation;

/// <summary>One time during which a node is down.</summary>
/// <param name="Start">Its first tick.</param>
/// <param name="End">When the node comes back, in ticks; never, where it does not.</param>
/// <param name="State">What it has left.</param>
internal readonly record struct Downtime(long Start, long End, RestartState State);
