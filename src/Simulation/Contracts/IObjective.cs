namespace Hogwild.Simulation;

/// <summary>
/// What an adversary wants large, as a function of the states of all nodes. One that is a sum over nodes should be an
/// <see cref="ISeparableObjective"/>: then deciding node by node is deciding jointly, and an adversary is faster and exact more often.
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface IObjective
{
    /// <summary>Its value with given states.</summary>
    /// <param name="states">n × StateSize, row by row.</param>
    /// <param name="stateSize">Numbers in a node's state, at least 1.</param>
    double Total(ReadOnlySpan<double> states, int stateSize);
}
