using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Stale synchronous parallelism (Ho et al. 2013): a node waits while any of its views would be stale by B or more, and acts at the arrival
/// that ends the wait. Every read is stale by less than B; gaps are not bounded, and where messages are lost nodes may come to wait for
/// each other for ever (<see cref="Stall"/>). For schedulers that read what has arrived.
/// </summary>
/// <param name="inner">The one who decides when nodes act if they need not wait, and when messages arrive.</param>
/// <param name="bound">B.</param>
/// <param name="step">The grid that a bound in steps is counted on, in ticks.</param>
public sealed class Waiting(IScheduler inner, Bound bound, long step) : SchedulerWrapper(inner)
{
    private const int Nobody = -1;
    private readonly long _ticks = bound.InTicks(step);
    private readonly HashSet<(int Node, long Time)> _wakes = [];
    private long[] _due = [];
    private bool[] _waits = [];
    private int[] _parkedFor = [];

    /// <inheritdoc/>
    public override SchedulerNeeds Needs => base.Needs with { Wakes = true };

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var nodes = world.Graph.NodeCount;
        (_due, _waits, _parkedFor) = (new long[nodes], new bool[nodes], new int[nodes]);
        Array.Fill(_parkedFor, Nobody);
        base.Start(world);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => _due[node] = base.Next(node, count, now);

    /// <inheritdoc/>
    public override void Send(int node, int version, long now, Span<long> arrivals)
    {
        base.Send(node, version, now, arrivals);
        var arcs = World.Graph.OutArcs(node);
        for (var entry = 0; entry < arrivals.Length; entry++)
        {
            var target = World.Graph.Target(arcs[entry / (arrivals.Length / arcs.Length)]);
            if (_parkedFor[target] == node && arrivals[entry] is > 0 and < Ticks.Never && _wakes.Add((target, arrivals[entry])))
            {
                World.Wake(target, arrivals[entry]);
            }
        }
    }

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var (node, now) = (activation.Node, activation.Time);
        var isWoken = _wakes.Remove((node, now));
        if (isWoken && !_waits[node] && now < _due[node])
        {
            // An earlier arrival has ended the wait already.
            return Ask(_due[node]);
        }

        var verdict = base.Activate(ref activation, read, newest);
        _parkedFor[node] = Nobody;
        if (verdict.Kind != VerdictKind.Go)
        {
            _waits[node] = false;
            _due[node] = verdict.Until;
            return verdict;
        }

        var until = Complete(node, now, read, newest);
        _waits[node] = until > now;
        return _waits[node] ? Ask(until) : verdict;
    }

    /// <inheritdoc/>
    public override int WaitsFor(int node) => _parkedFor[node] == Nobody ? base.WaitsFor(node) : _parkedFor[node];

    private static Verdict Ask(long at) => at == Ticks.Never ? Verdict.Parked : Verdict.Later(at);

    /// <summary>When the next message has arrived from everybody whose view is too old; now, where none is.</summary>
    private long Complete(int node, long now, ReadOnlySpan<int> read, ReadOnlySpan<int> newest)
    {
        var until = now;
        for (var slot = 0; slot < read.Length && until != Ticks.Never; slot++)
        {
            var source = World.Graph.Source(World.Graph.InArc(node, slot));
            if (read[slot] == newest[slot] || now - World.Superseded(source, read[slot]) < _ticks)
            {
                continue;
            }

            until = Math.Max(until, World.NextArrival(node, slot, read[slot], now));
            _parkedFor[node] = until == Ticks.Never ? source : Nobody;
        }

        return until;
    }
}
