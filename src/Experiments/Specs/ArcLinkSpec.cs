using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Another link for the arcs from some nodes to others.</summary>
/// <param name="Name">A name for messages and overrides.</param>
/// <param name="Place">Where it is, for messages.</param>
/// <param name="From">The sources.</param>
/// <param name="To">The targets.</param>
/// <param name="Link">Their link.</param>
public sealed record ArcLinkSpec(string Name, string Place, NodeSet From, NodeSet To, LinkSpec Link);
