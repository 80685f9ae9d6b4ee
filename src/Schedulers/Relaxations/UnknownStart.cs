using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Version 0 is not known to the neighbours from the start: it is a message like any other, and a node acts for the first time once
/// something has arrived from every in-neighbour. Nodes whose first messages are lost wait for later ones, for ever if their neighbours
/// wait as well.
/// </summary>
/// <param name="inner">The one who decides everything else.</param>
public sealed class UnknownStart(IScheduler inner) : SchedulerWrapper(inner)
{
    private bool[] _reached = [];

    /// <inheritdoc/>
    public override SchedulerNeeds Needs => base.Needs with { StartsUnknown = true };

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _reached = new bool[world.Graph.ArcCount];
        base.Start(world);
    }

    /// <inheritdoc/>
    public override void Send(int node, int version, long now, Span<long> arrivals)
    {
        base.Send(node, version, now, arrivals);
        var arcs = World.Graph.OutArcs(node);
        for (var entry = 0; entry < arrivals.Length; entry++)
        {
            _reached[arcs[entry / (arrivals.Length / arcs.Length)]] |= arrivals[entry] is > 0 and < Ticks.Never;
        }
    }

    /// <inheritdoc/>
    public override int WaitsFor(int node)
    {
        for (var slot = 0; slot < World.Graph.InDegree(node); slot++)
        {
            var arc = World.Graph.InArc(node, slot);
            if (!_reached[arc])
            {
                return World.Graph.Source(arc);
            }
        }

        return base.WaitsFor(node);
    }
}
