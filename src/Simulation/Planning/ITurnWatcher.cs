namespace Hogwild.Simulation;

/// <summary>
/// Who only looks on, as one who watches stretches, but in the order of time: it is told of many activations at once, before anybody else
/// can look at the run.
/// </summary>
internal interface ITurnWatcher
{
    /// <summary>Nodes have acted, each on its newest state, and renewed all.</summary>
    /// <param name="stretch">What was decided.</param>
    /// <param name="keys">Who, and when: the next of <see cref="Stretch.Keys"/>.</param>
    void Acted(Stretch stretch, ReadOnlySpan<ulong> keys);
}
