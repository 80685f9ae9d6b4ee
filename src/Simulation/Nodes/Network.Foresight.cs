namespace Hogwild.Simulation;

/// <content>
/// What the activation of a node will read, asked for ahead, step by step: each step needs what the one before asked for.
/// </content>
public sealed partial class Network
{
    /// <summary>See <see cref="IForesight"/>.</summary>
    internal unsafe void Expect(int node, long at, int distance)
    {
        var ring = _store.Ring(node);
        _schedulerForesight?.Expect(node, at, distance);
        switch (distance)
        {
            case 3:
                Graph.Expect(node);
                CacheHint.Read(ring);
                CacheHint.Read((byte*)ring + CacheLine.Bytes);
                CacheHint.Read(VersionRing.InArcsOf(ring));
                break;
            case 2:
                ExpectOwn(ring);
                break;
            case 1:
                _ruleForesight?.Expect(node, at, distance);
                ExpectArrivals(ring);
                break;
            default:
                ExpectViews(ring, at);
                break;
        }
    }

    private static unsafe void ExpectOwn(VersionRing* ring)
    {
        CacheHint.Read(ring->NumbersOf(ring->Newest), ring->Stride * sizeof(double));
        CacheHint.Read(ring->NumbersOf(ring->Newest + 1), ring->Stride * sizeof(double));
        CacheHint.Read(ring->LabelsOf(ring->Newest + 1));
        CacheHint.Read(ring->ArrivalsOf(ring->Newest + 1));
        var arcs = VersionRing.InArcsOf(ring);
        for (var slot = 0; slot < ring->InDegree; slot++)
        {
            CacheHint.Read(arcs[slot].Ring);
        }

        if (ring->IsFull)
        {
            // Before a version is dropped, what has become of its messages is looked at.
            CacheHint.Read(ring->ArrivalsOf(0), ring->TimesLength * sizeof(long));
        }
    }

    private static unsafe void ExpectArrivals(VersionRing* ring)
    {
        var arcs = VersionRing.InArcsOf(ring);
        for (var slot = 0; slot < ring->InDegree; slot++)
        {
            var source = arcs[slot].Ring;
            CacheHint.Read(source->ArrivalsOf(source->Sent) + arcs[slot].OutSlot);
            CacheHint.Read(source->ArrivalsOf(source->Sent - 1) + arcs[slot].OutSlot);
        }
    }

    /// <summary>Of the last two versions of each neighbour, the one that will have arrived by then.</summary>
    private unsafe void ExpectViews(VersionRing* ring, long at)
    {
        var arcs = VersionRing.InArcsOf(ring);
        for (var slot = 0; slot < ring->InDegree; slot++)
        {
            var source = arcs[slot].Ring;
            var arrival = source->ArrivalsOf(source->Sent)[arcs[slot].OutSlot];
            var version = source->Sent + (int)((at - arrival) >> 63);
            CacheHint.Read(source->NumbersOf(version), _sharedSize * sizeof(double));
        }
    }
}
