namespace Hogwild.Simulation;

/// <content>What the activation of a node will read, asked for ahead, step by step: each step needs what the one before asked for.</content>
public sealed partial class Network
{
    /// <summary>See <see cref="IForesight"/>.</summary>
    internal unsafe void Expect(int node, int distance)
    {
        _scheduler.Expect(node, distance);
        if (distance == IForesight.Farthest)
        {
            Graph.Expect(node);
            _store.Expect(node);
            return;
        }

        var ring = _store.Ring(node);
        var arcs = VersionRing.InArcsOf(ring);
        switch (distance)
        {
            case 2:
                CacheHint.Read(ring);
                CacheHint.Read(arcs);
                break;
            case 1:
                _rule.Expect(node);
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
            default:
                for (var slot = 0; slot < ring->InDegree; slot++)
                {
                    Expect(arcs[slot].Ring);
                }

                break;
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

    /// <summary>What is read of a neighbour is its newest version or the one before, as a rule.</summary>
    private unsafe void Expect(VersionRing* ring)
    {
        var newest = ring->Newest;
        CacheHint.Read(ring->TimesOf(newest));
        CacheHint.Read(ring->NumbersOf(newest), _sharedSize * sizeof(double));
        CacheHint.Read(ring->TimesOf(newest - 1));
        CacheHint.Read(ring->NumbersOf(newest - 1), _sharedSize * sizeof(double));
    }
}
