namespace Hogwild.Simulation;

/// <summary>Something that happens to all arcs from some nodes to others.</summary>
/// <param name="Kind">What.</param>
/// <param name="From">Their sources.</param>
/// <param name="To">Their targets.</param>
/// <param name="BothWays">True where the arcs back are meant too.</param>
/// <param name="Times">When, for all of the arcs together; what ends something takes no time.</param>
public sealed record ArcFault(ArcFaultKind Kind, NodeSet From, NodeSet To, bool BothWays, FaultTimes Times);
