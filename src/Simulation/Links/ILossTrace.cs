namespace Hogwild.Simulation;

/// <summary>Measured probabilities of a loss, asked by arc and time. Rows and columns are the keys of nodes.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface ILossTrace
{
    /// <summary>The number of nodes that it is of; null where it says nothing of that.</summary>
    int? NodeCount { get; }

    /// <summary>Whether some messages are lost by chance: some probability is neither 0 nor 1.</summary>
    bool IsDrawn { get; }

    /// <summary>The probability that a message which is sent at <paramref name="now"/> never arrives, 0 to 1.</summary>
    /// <param name="source">The key of the sender.</param>
    /// <param name="target">The key of the receiver.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    double Loss(int source, int target, long now);
}
