namespace Hogwild.Simulation;

/// <content>
/// What a scheduler chooses at activations, where it is asked in a run that has been decided ahead: of an instant some at once, since what
/// is computed at it cannot be read at it. So it is known what will be read, and can be called for.
/// </content>
public sealed partial class Network
{
    private const int AskedAtOnce = 16;
    private Activation[] _askedActivations = [];
    private ulong[] _askedRows = [];
    private int _asked;

    /// <summary>Whether schedulers are asked, and who is told where they are not.</summary>
    /// <param name="slots">The largest number of in-arcs of a node.</param>
    private void StartAsking(int slots)
    {
        _asks = !_scheduler.LeavesReads;
        if (_asks)
        {
            (_askedActivations, _askedRows) = (new Activation[AskedAtOnce], new ulong[AskedAtOnce * slots]);
            return;
        }

        // Who stands inside is told first, as he would be asked first.
        foreach (var at in SchedulerWrapper.Chain(_scheduler))
        {
            _watchers = at is IStretchWatcher watcher ? [watcher, .. _watchers] : _watchers;
        }
    }

    /// <summary>Asks for the next activations of an instant.</summary>
    private void AskAhead(Stretch stretch, ReadOnlySpan<ulong> keys, long now, ref (int Node, long Time) turn)
    {
        for (var end = Math.Min(keys.Length, _done + AskedAtOnce); _asked < end && stretch.TimeOf(keys[_asked]) == now; _asked++)
        {
            turn = (stretch.NodeOf(keys[_asked]), now);
            ref var activation = ref _askedActivations[_asked % AskedAtOnce];
            activation = ActivationOf(turn.Node, _columns![turn.Node], now);
            Ask(stretch, ref activation, _askedRows.AsSpan((_asked % AskedAtOnce) * _read.Length, _columns[turn.Node].InDegree));
        }
    }

    private void Ask(Stretch stretch, ref Activation activation, Span<ulong> row)
    {
        var (columns, node) = (_columns!, activation.Node);
        var read = _read.AsSpan(0, row.Length);
        var newest = _newest.AsSpan(0, row.Length);
        var sources = Graph.InNeighbours(node);
        var arrived = stretch.HasMail ? stretch.Reads.AsSpan(columns[node].Row, row.Length) : default;
        for (var slot = 0; slot < sources.Length; slot++)
        {
            newest[slot] = columns[sources[slot]].Newest;
            read[slot] = arrived.IsEmpty ? newest[slot] : (int)(arrived[slot] >> 32);
        }

        if (_scheduler.Activate(ref activation, read, newest).Kind != VerdictKind.Go)
        {
            throw new SchedulerException(node, activation.Time, "is known ahead, and does not let the node act");
        }

        if (activation.Forget)
        {
            throw new SchedulerException(node, activation.Time, "is known ahead, and forgets its views");
        }

        if (activation.OwnLag != 0 && _depth != int.MaxValue)
        {
            throw new SchedulerException(
                node, activation.Time, "is known ahead, and goes on from an own version that is not its newest");
        }

        for (var slot = 0; slot < sources.Length; slot++)
        {
            var (source, version) = (sources[slot], read[slot]);
            var place = version == newest[slot] ? columns.PlaceIn(columns[source].Slot)
                : columns.Keeps(source, version) ? stretch.PlaceOf(source, version) : Stretch.Nowhere;
            row[slot] = ((ulong)(uint)version << 32) | (uint)place;
            if (place != Stretch.Nowhere)
            {
                columns.Expect(columns.SlotOf(place));
                CacheHint.Read(ref columns.Level(columns.SlotOf(place)));
            }
        }
    }
}
