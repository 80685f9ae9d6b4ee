namespace Hogwild.Simulation;

/// <summary>
/// A handler that is told which of its events are due soon, so that it can ask for the memory that they will read. Only where there are many
/// events: fewer fit into a cache. It may change nothing.
/// </summary>
internal interface IForesight
{
    /// <summary>The largest distance at which an event is announced.</summary>
    const int Farthest = 3;

    /// <summary>An event is due soon.</summary>
    /// <param name="entity">What it belongs to.</param>
    /// <param name="at">When, in ticks.</param>
    /// <param name="distance">How soon: from <see cref="Farthest"/> down to 0, once each as a rule.</param>
    void Expect(int entity, long at, int distance);
}
