namespace Hogwild.Simulation;

/// <content>
/// Where a stretch of time has been decided before (<see cref="NodesAhead"/>): what Ask does else, without its questions.
/// </content>
public sealed partial class Network
{
    // How many in-arcs are asked for before it is known how many there are.
    private const int SomeArcs = 4;
    private readonly bool _isAhead;

    /// <summary>What nodes read by messages; null where every message arrives a tick after it was sent.</summary>
    internal Mail? Mail { get; set; }

    /// <summary>
    /// Whether the nodes of a stretch are acting: what has arrived, and what is on its way, is known only when it has ended.
    /// </summary>
    internal bool IsWithinStretch { get; set; }

    /// <summary>What can be decided ahead, given what a scheduler says and needs.</summary>
    internal static Foreknowledge KnownOf(IScheduler scheduler) => scheduler.Needs is
    {
        LastArrived: false, Forgets: false, StartsUnknown: false, Wakes: false, Tears: false,
    }
        ? scheduler.Foreknowledge : Foreknowledge.None;

    /// <summary>Lets a node act whose turn it is.</summary>
    /// <returns>False where the run has diverged, so that nobody acts any more.</returns>
    internal unsafe bool Act(int node, long now)
    {
        Settle(now);
        if (Divergence is not null)
        {
            return false;
        }

        ref var ring = ref _store[node];
        var newest = _newest.AsSpan(0, ring.InDegree);
        // A copy, since the scheduler may change it, and the rows tell what must be kept.
        var read = _read.AsSpan(0, newest.Length);
        var arcs = VersionRing.InArcsOf(_store.Ring(node));
        var row = Mail is null ? newest : Mail.ReadBy(node);
        for (var slot = 0; slot < newest.Length; slot++)
        {
            newest[slot] = arcs[slot].Ring->Newest;
            read[slot] = row[slot];
        }

        var activation = new Activation { Node = node, Count = ring.Count, Layer = LayerOf(ring), Time = now };
        var verdict = _scheduler.Activate(ref activation, read, newest);
        if (verdict.Kind != VerdictKind.Go)
        {
            throw new SchedulerException(node, now, "is known ahead, and does not let the node act");
        }

        if (activation.OwnLag != 0 && _depth != int.MaxValue)
        {
            throw new SchedulerException(node, now, "is known ahead, and goes on from an own version that is not its newest");
        }

        Perform(ref activation, read, newest);
        Mail?.Pass(node);
        return true;
    }

    /// <summary>A node will have its turn: asks for what it will touch, of which each step needs what the one before asked for.</summary>
    /// <param name="node">Who.</param>
    /// <param name="at">When, in ticks.</param>
    /// <param name="distance">How many steps are left, 3 to 0.</param>
    internal unsafe void ExpectTurn(int node, long at, int distance)
    {
        _schedulerForesight?.Expect(node, at, distance);
        var ring = _store.Ring(node);
        var arcs = VersionRing.InArcsOf(ring);
        switch (distance)
        {
            case 3:
                Graph.Expect(node);
                CacheHint.Read(ring);
                CacheHint.Read(arcs, SomeArcs * sizeof(InArc));
                Mail?.ExpectNext(node);
                break;
            case 2:
                _ruleForesight?.Expect(node, at, distance);
                CacheHint.Read(ring->NumbersOf(ring->Newest), (ring->Stride + VersionRing.Preamble) * sizeof(double));
                CacheHint.Read(ring->NumbersOf(ring->Newest + 1), (ring->Stride + VersionRing.Preamble) * sizeof(double));
                Mail?.ExpectRow(node);
                for (var slot = 0; slot < ring->InDegree; slot++)
                {
                    CacheHint.Read(arcs[slot].Ring);
                    _recent.Expect(arcs[slot].Source);
                }

                break;
            case 0:
                ExpectReads(node, ring->InDegree, arcs);
                break;
            default:
                break;
        }
    }

    private unsafe void ExpectReads(int node, int degree, InArc* arcs)
    {
        var row = Mail is null ? default : Mail.ReadBy(node);
        for (var slot = 0; slot < degree; slot++)
        {
            var source = arcs[slot].Ring;
            CacheHint.Read(
                source->NumbersOf(Mail is null ? source->Newest : row[slot]), (source->Stride + VersionRing.Preamble) * sizeof(double));
        }
    }

    /// <summary>The oldest version that must stay while the rest of the stretch is computed.</summary>
    private int Needed(int node, long now) => WithRetained(
        node, now, Mail is null ? InstantView(node, now) : Mail.Needed(node, _store[node].Newest));

    private int OldestAhead(int node, long now)
    {
        ThrowIfWithinStretch();
        var newest = _store[node].Newest;
        var oldest = newest;
        for (var slot = 0; slot < Graph.OutDegree(node); slot++)
        {
            var view = Mail?.View(node, slot, now) ?? InstantView(node, now);
            oldest = Math.Min(oldest, view > 0 ? view : Mail?.OldestWaiting(node, slot, now) ?? newest);
        }

        return WithRetained(node, now, oldest);
    }

    private int WithRetained(int node, long now, int oldest) =>
        _scheduler.Retain > 0 ? Math.Min(oldest, OldestSupersededAfter(node, now - _scheduler.Retain)) : oldest;

    private bool InitialIsReadableAhead(int node, long now)
    {
        ThrowIfWithinStretch();
        for (var slot = 0; slot < Graph.OutDegree(node); slot++)
        {
            if ((Mail?.View(node, slot, now) ?? InstantView(node, now)) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private long NextAhead(int source, int slot, int version, long now)
    {
        ThrowIfWithinStretch();
        if (Mail is not null)
        {
            return Mail.NextArrival(source, slot, version, now);
        }

        ref var ring = ref _store[source];
        return ring.Newest > version && ring.Newest > 0 && ring.Born(ring.Newest) >= now ? ring.Born(ring.Newest) + 1 : Ticks.Never;
    }

    /// <summary>What everybody sees of a node whose messages take a tick.</summary>
    private int InstantView(int node, long now)
    {
        ref var ring = ref _store[node];
        return ring.Newest > 0 && ring.Born(ring.Newest) >= now ? ring.Newest - 1 : ring.Newest;
    }

    private Traffic CountAhead(long now)
    {
        ThrowIfWithinStretch();
        var (lost, inFlight) = (Mail?.Lost ?? 0, Mail?.CountWaiting(now) ?? 0);
        for (var node = 0; Mail is null && node < Graph.NodeCount; node++)
        {
            inFlight += InstantView(node, now) < _store[node].Newest ? Graph.OutDegree(node) * _needs.Copies : 0;
        }

        return new Traffic(MessagesSent, MessagesSent - lost - inFlight, lost);
    }

    private void ThrowIfWithinStretch()
    {
        if (Mail is not null && IsWithinStretch)
        {
            throw new InvalidOperationException(
                "what is on its way is known between advances of a run, not within one whose messages were decided ahead");
        }
    }
}
