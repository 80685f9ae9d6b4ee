using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Another clock for some nodes.</summary>
/// <param name="Name">A name for messages and overrides.</param>
/// <param name="Place">Where it is, for messages.</param>
/// <param name="Nodes">Which nodes.</param>
/// <param name="Clock">Their clock.</param>
public sealed record NodeClockSpec(string Name, string Place, NodeSet Nodes, ClockSpec Clock);
