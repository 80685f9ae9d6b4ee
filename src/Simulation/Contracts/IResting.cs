namespace Hogwild.Simulation;

/// <summary>A scheduler whose nodes may rest, so that it need not be told what has arrived to say so.</summary>
internal interface IResting
{
    /// <summary>
    /// What <see cref="IScheduler.Activate"/> would say of a node that rests, which then need not be asked; asking changes nothing.
    /// </summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="now">The instant, in ticks.</param>
    /// <returns>When it is to be asked again, in ticks; 0 where it may act.</returns>
    long RestsUntil(int node, long now);
}
