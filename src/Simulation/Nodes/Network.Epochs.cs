using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <content>
/// Epochs: where the world changes (<see cref="IUpdateRule.Changes"/>), levels begin again at 0. Nothing is written for that: they are
/// kept on top of the highest one that there was when the epoch began, and whatever is not above it is level 0. It costs the same whether
/// there are ten nodes or a million.
/// </content>
public sealed partial class Network
{
    private readonly IReadOnlyList<WorldChange> _changes;
    private int _begun;
    private int _base;
    private int _highest;

    /// <summary>How many times the world has changed so far: the number of the present epoch, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>
    /// How often a node has renewed its state, and not messages only. Only where the world changes, which goes event by event.
    /// </summary>
    internal int UpdatesOf(int node) => _store[node].Updates;

    /// <summary>Publishes what was computed before an instant, and begins the epochs that begin before it.</summary>
    internal void SettleAll(long end)
    {
        if (_columns is not null)
        {
            PublishBefore(Stretch, end);
            return;
        }

        Settle(end);
        BeginEpochs(end - 1);
    }

    /// <summary>Begins the epochs up to an instant, before anybody acts at it. What was computed earlier has been published.</summary>
    private void BeginEpochs(long now)
    {
        for (; _begun < _changes.Count && _changes[_begun].Time <= now; _begun++)
        {
            if (_changes[_begun].Time > 0)
            {
                Epoch++;
                _base = _highest;
                Leave(_changes[_begun]);
                foreach (var (source, target) in _changes[_begun].Gone)
                {
                    Vanish(Graph.Find(source, target), _changes[_begun].Time);
                }
            }
        }
    }

    /// <summary>
    /// What is on its way along an arc that vanishes is lost, and what was newest by then is what its reader sees once it is there again,
    /// unless something newer is published in the meantime (<see cref="Ticks.NoArc"/>).
    /// </summary>
    private void Vanish(int arc, long time)
    {
        if (arc < 0)
        {
            return;
        }

        ref var ring = ref _store[Graph.Source(arc)];
        for (var version = ring.Oldest; version <= ring.Newest; version++)
        {
            if (version == 0 && !_needs.StartsUnknown)
            {
                continue;
            }

            var arrivals = ring.Arrivals(version).Slice(Graph.OutSlot(arc) * _needs.Copies, _needs.Copies);
            foreach (ref var arrival in arrivals)
            {
                if (arrival > time && arrival != Ticks.Never)
                {
                    (arrival, _lost) = (Ticks.Never, _lost + 1);
                }
            }

            arrivals[0] = version == ring.Newest ? time : arrivals[0];
        }

        ring.Sent = ring.Newest;
    }

    /// <summary>Nodes that are away do not hold back macro-iterations.</summary>
    private void Leave(WorldChange? change)
    {
        foreach (var node in change?.Joined ?? [])
        {
            _levels.Join(_store[node].Level(Version(node)));
        }

        foreach (var node in change?.Left ?? [])
        {
            _levels.Leave(_store[node].Level(Version(node)));
        }
    }

    /// <summary>A level as everybody but this class counts it.</summary>
    private int LevelInEpoch(int kept) => Math.Max(0, kept - _base);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FillOldView(int node, long now, int source, int version, int message, out View view)
    {
        if (version < 0 && _changes.Count > 0)
        {
            // Nothing is read through an arc that is not there.
            view = default;
            return int.MaxValue;
        }

        var found = Readable(node, now, source, version);
        view = new View(found.Numbers, found.At, found.At + message);
        return found.Level;
    }
}
