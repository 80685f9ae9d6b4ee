using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>The very draws of this simulator, so that another program has to arrive at the same states to the bit.</summary>
internal readonly struct SharedDraws(Draws draws) : IWorkloadDraws
{
    private static readonly PoissonClock Clock = new(ReferenceWorkload.Period);
    private static readonly Link Link = new(new Exponential(ReferenceWorkload.Delay), ReferenceWorkload.Loss);

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => Clock.Next(draws, node, count, now);

    /// <inheritdoc/>
    public long Arrival(int source, int target, int version, long now) =>
        Link.Arrival(draws, Draws.ArcEntity(source, target), version, now);
}
