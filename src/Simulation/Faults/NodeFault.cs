namespace Hogwild.Simulation;

/// <summary>
/// Nodes that crash: they do not act, what arrives in the meantime never arrives, and what they come back with is given. A bounce ends
/// every crash that is going on and restarts nodes, crashed or not, one tick later.
/// </summary>
/// <param name="Nodes">Which.</param>
/// <param name="Times">When; each node draws its own.</param>
/// <param name="State">What is left.</param>
/// <param name="IsBounce">True for a bounce.</param>
public sealed record NodeFault(NodeSet Nodes, FaultTimes Times, RestartState State = RestartState.Kept, bool IsBounce = false);
