namespace Hogwild.Simulation;

/// <content>
/// What the activation of a node will read, asked for ahead, step by step: each step needs what the one before asked for.
/// </content>
public sealed partial class Network
{
    /// <summary>See <see cref="IForesight"/>.</summary>
    internal unsafe void Expect(int node, long at, int distance)
    {
        _schedulerForesight?.Expect(node, at, distance);
        var ring = _store.Ring(node);
        var arcs = VersionRing.InArcsOf(ring);
        switch (distance)
        {
            case 3:
                Graph.Expect(node);
                CacheHint.Read(ring);
                CacheHint.Read(arcs);
                break;
            case 2:
                _ruleForesight?.Expect(node, at, distance);
                CacheHint.Read(ring->NumbersOf(ring->Newest), ring->Stride * sizeof(double));
                CacheHint.Read(ring->TimesOf(ring->Newest));
                CacheHint.Read(ring->NumbersOf(ring->Newest + 1), ring->Stride * sizeof(double));
                CacheHint.Read(ring->TimesOf(ring->Newest + 1));
                for (var slot = 0; slot < ring->InDegree; slot++)
                {
                    CacheHint.Read(arcs[slot].Ring);
                }

                if (ring->IsFull)
                {
                    ExpectRelease(ring);
                }

                break;
            case 1:
                for (var slot = 0; slot < ring->InDegree; slot++)
                {
                    var source = arcs[slot].Ring;
                    CacheHint.Read(source->TimesOf(source->Newest));
                    CacheHint.Read(source->TimesOf(source->Newest - 1));
                }

                break;
            default:
                ExpectViews(ring, at);
                break;
        }
    }

    /// <summary>Of the last two versions of each neighbour, the one that will have arrived by then.</summary>
    private unsafe void ExpectViews(VersionRing* ring, long at)
    {
        var arcs = VersionRing.InArcsOf(ring);
        for (var slot = 0; slot < ring->InDegree; slot++)
        {
            var source = arcs[slot].Ring;
            var arrival = source->TimesOf(source->Newest)[VersionRing.Preamble + arcs[slot].OutSlot];
            var version = source->Newest + (int)((at - arrival) >> 63);
            CacheHint.Read(source->NumbersOf(version), _sharedSize * sizeof(double));
        }
    }

    /// <summary>Before a version is dropped, what has become of its messages is looked at.</summary>
    private static unsafe void ExpectRelease(VersionRing* ring)
    {
        for (var version = ring->Oldest; version < ring->Newest; version++)
        {
            CacheHint.Read(ring->TimesOf(version));
        }
    }
}
