namespace Hogwild.Simulation;

/// <summary>When a node acts, if nothing else decides: its own clock.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface IClock
{
    /// <summary>The instant of the next activation, in ticks, after <paramref name="now"/>.</summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="key">The stable key of the node.</param>
    /// <param name="count">How many activations it has had.</param>
    /// <param name="now">The instant of its last one, in ticks; 0 where there was none.</param>
    long Next(Draws draws, int key, int count, long now);
}
