using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>Notes when every message arrives, and changes nothing.</summary>
internal sealed class Fates(IScheduler inner) : SchedulerWrapper(inner)
{
    private readonly Dictionary<(int Source, int Target, int Version), long> _arrivals = [];

    public override void Send(int node, int version, long now, Span<long> arrivals)
    {
        base.Send(node, version, now, arrivals);
        for (var slot = 0; slot < arrivals.Length; slot++)
        {
            _arrivals[(node, World.Graph.Target(World.Graph.OutArcs(node)[slot]), version)] = arrivals[slot];
        }
    }

    /// <summary>When a version arrives; at once for version 0, unless that was sent.</summary>
    public long Arrival(int source, int target, int version) =>
        _arrivals.TryGetValue((source, target, version), out var arrival) ? arrival : version == 0 ? 0 : Ticks.Never;
}
