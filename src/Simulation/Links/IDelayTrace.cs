namespace Hogwild.Simulation;

/// <summary>Measured delays, asked by arc and time. Rows and columns are the keys of nodes.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface IDelayTrace
{
    /// <summary>The number of nodes that it is of; null where it says nothing of that.</summary>
    int? NodeCount { get; }

    /// <summary>The shortest delay that was measured, in ticks.</summary>
    long Shortest { get; }

    /// <summary>The delay of a message that is sent at <paramref name="now"/>, in ticks, or <see cref="DelayTrace.Missing"/>.</summary>
    /// <param name="source">The key of the sender.</param>
    /// <param name="target">The key of the receiver.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    long Delay(int source, int target, long now);
}
