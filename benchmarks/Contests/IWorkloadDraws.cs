namespace Hogwild.Contests;

/// <summary>Where a program of the reference workload has its random times from.</summary>
internal interface IWorkloadDraws
{
    /// <summary>The instant, in ticks, of a node's next activation.</summary>
    long Next(int node, int count, long now);

    /// <summary>When a message arrives, in ticks; <see cref="Simulation.Ticks.Never"/> where it is lost.</summary>
    long Arrival(int source, int target, int version, long now);
}
