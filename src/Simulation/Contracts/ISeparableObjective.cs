namespace Hogwild.Simulation;

/// <summary>An objective that is a sum over nodes.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface ISeparableObjective : IObjective
{
    /// <summary>What one node contributes with a given state.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="state">Its state.</param>
    double Score(int node, ReadOnlySpan<double> state);

    /// <inheritdoc/>
    double IObjective.Total(ReadOnlySpan<double> states, int stateSize)
    {
        var sum = 0.0;
        for (var node = 0; node < states.Length / stateSize; node++)
        {
            sum += Score(node, states.Slice(node * stateSize, stateSize));
        }

        return sum;
    }
}
