namespace Hogwild.Simulation;

/// <summary>What an adversary wants large, as a sum over nodes.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface IObjective
{
    /// <summary>What one node contributes with a given state.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="state">Its state.</param>
    double Score(int node, ReadOnlySpan<double> state);
}
