namespace Hogwild.Simulation;

/// <summary>
/// Whoever is told which events are due soon, so that it can ask for the memory that they will read (<see cref="CacheHint"/>). Only where
/// there are many events: fewer fit into a cache. It may change nothing, so whoever does not need the speed does without it. The kernel
/// tells handlers; the network, whose handler is told, tells its scheduler and its rule, the latter once, where these are of this kind
/// too.
/// </summary>
internal interface IForesight
{
    /// <summary>The largest distance at which an event is announced.</summary>
    const int Farthest = 3;

    /// <summary>An event is due soon.</summary>
    /// <param name="entity">What it belongs to; the node that will be asked.</param>
    /// <param name="at">When, in ticks; 0 where the network itself announces it (a run that is decided ahead), to distances 3 to 1.</param>
    /// <param name="distance">
    /// How soon: from <see cref="Farthest"/> down to 0, once each as a rule. What is asked for at one distance is there at the next, so
    /// that what it leads to can be asked for then; of the graph, where the arcs of a node begin is there at 2.
    /// </param>
    void Expect(int entity, long at, int distance);
}
