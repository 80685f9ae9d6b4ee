using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <content>What has arrived, what may still be read, and where it lies.</content>
public sealed partial class Network
{
    private readonly int[] _arrived;
    private readonly long[] _arrivedAt;
    private readonly long[] _floor;
    private readonly bool[] _awaits;
    private readonly int[] _read;
    private readonly int[] _newest;
    private readonly View[] _views;
    private readonly View[] _trialViews;
    private readonly double[] _trialMessages;
    private readonly bool _isPlain;
    private readonly int _components;
    private readonly int[] _torn;
    private readonly double[] _tornNumbers;

    /// <summary>
    /// The oldest version of <paramref name="node"/> that is kept because it may still be read after <paramref name="now"/>: the view of
    /// some neighbour, on its way to one, or one that the scheduler may choose. Version 0 may be readable besides:
    /// <see cref="InitialIsReadable"/>.
    /// </summary>
    public int OldestReadable(int node, long now)
    {
        if (_columns is not null)
        {
            return OldestAhead(node, now);
        }

        var (oldest, slots) = (_store[node].Newest, _store[node].OutDegree);
        for (var slot = 0; slot < slots; slot++)
        {
            oldest = Math.Min(oldest, OldestOn(node, slot, now));
        }

        return _scheduler.Retain > 0 ? Math.Min(oldest, OldestSupersededAfter(node, now - _scheduler.Retain)) : oldest;
    }

    /// <summary>Whether some neighbour still reads version 0 of <paramref name="node"/>.</summary>
    public bool InitialIsReadable(int node, long now)
    {
        if (_columns is not null)
        {
            return InitialIsReadableAhead(node, now);
        }

        foreach (var arc in Graph.OutArcs(node))
        {
            if (Arrived(arc, now) <= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public long NextArrival(int node, int slot, int version, long now)
    {
        var arc = Graph.InArc(node, slot);
        if (_columns is not null)
        {
            return NextAhead(Graph.Source(arc), Graph.OutSlot(arc), version, now);
        }

        ref var ring = ref _store[Graph.Source(arc)];
        var next = Ticks.Never;
        for (var other = Math.Max(version + 1, ring.Oldest); other <= ring.Newest; other++)
        {
            foreach (var arrival in Copies(ref ring, other, Graph.OutSlot(arc)))
            {
                next = arrival > now ? Math.Min(next, arrival) : next;
            }
        }

        return next;
    }

    /// <inheritdoc/>
    public void Pin(int node, int version)
    {
        var found = Find(node, version);
        if (found.Numbers is null)
        {
            throw NotKept(node, version);
        }

        var numbers = found.Numbers.AsSpan(found.At, StrideOf(node)).ToArray();
        _pins.Add(node, version, numbers, found.Level, found.Layer).Superseded = Superseded(node, version);
    }

    /// <inheritdoc/>
    public void Unpin(int node, int version) => _pins.Remove(node, version);

    private unsafe void Receive(int node, long now, Span<int> read, Span<int> newest)
    {
        if (!_isPlain)
        {
            ReceiveInAnyWay(node, now, read, newest);
            return;
        }

        var arcs = VersionRing.InArcsOf(_store.Ring(node));
        for (var slot = 0; slot < read.Length; slot++)
        {
            var ring = arcs[slot].Ring;
            newest[slot] = ring->Newest;
            read[slot] = NewestArrived(ring, arcs[slot].OutSlot, now);
        }
    }

    private void ReceiveInAnyWay(int node, long now, Span<int> read, Span<int> newest)
    {
        var arc = Graph.InArc(node, 0);
        var sources = Graph.InNeighbours(node);
        for (var slot = 0; slot < sources.Length; slot++)
        {
            newest[slot] = _store[sources[slot]].Newest;
            read[slot] = Arrived(arc + slot, now);
        }
    }

    /// <summary>The view behind an arc: the newest version that has arrived, or the one that arrived last.</summary>
    private unsafe int Arrived(int arc, long now)
    {
        ref var ring = ref _store[Graph.Source(arc)];
        var slot = Graph.OutSlot(arc);
        if (_isPlain)
        {
            return NewestArrived(_store.Ring(Graph.Source(arc)), slot, now);
        }

        if (_needs.LastArrived)
        {
            return LastArrived(arc, ref ring, slot, now);
        }

        var floor = _needs.Forgets ? _floor[Graph.Target(arc)] : -1;
        for (var version = ring.Sent; version > _arrived[arc] && version >= ring.Oldest; version--)
        {
            if (HasArrived(Copies(ref ring, version, slot), floor, now))
            {
                return _arrived[arc] = version;
            }
        }

        return _arrived[arc];
    }

    /// <summary>
    /// Looks back from the newest one sent, usually a step or two: for one copy of a message, and nothing forgotten. What has
    /// arrived is kept until something newer has, so where nothing kept has arrived the view is version 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe int NewestArrived(VersionRing* ring, int slot, long now)
    {
        var (newest, mask, messages) = (ring->Sent, ring->Mask, (nint)ring->Messages);
        var arrivals = (long*)ring->Numbers - ring->TimesLength + slot;

        // Negative where not yet arrived. Which of the two it is nobody can predict, so there is no branch.
        var last = now - arrivals[(newest & mask) * messages];
        var before = now - arrivals[((newest - 1) & mask) * messages];
        var version = newest + (int)(last >> 63);
        if ((last & before) < 0)
        {
            for (version = newest - 2; version >= ring->Oldest; version--)
            {
                if (arrivals[(version & mask) * messages] <= now)
                {
                    break;
                }
            }
        }

        return version >= ring->Oldest ? version : 0;
    }

    private static bool HasArrived(ReadOnlySpan<long> arrivals, long floor, long now)
    {
        foreach (var arrival in arrivals)
        {
            if (arrival <= now && arrival > floor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of two that arrive at one instant, the newer one is last.</summary>
    private unsafe int LastArrived(int arc, ref VersionRing ring, int slot, long now)
    {
        var floor = _needs.Forgets ? _floor[Graph.Target(arc)] : -1;
        var (view, last, copies) = (_arrived[arc], _arrivedAt[arc], _needs.Copies);
        for (var version = ring.Oldest; version <= ring.Sent; version++)
        {
            var arrivals = ring.ArrivalsOf(version) + (slot * copies);
            for (var copy = 0; copy < copies; copy++)
            {
                var arrival = arrivals[copy];
                if (arrival >= last && arrival <= now && arrival > floor && (arrival > last || version > view))
                {
                    (view, last) = (version, arrival);
                }
            }
        }

        (_arrived[arc], _arrivedAt[arc]) = (view, last);
        return view;
    }

    private ReadOnlySpan<long> Copies(ref VersionRing ring, int version, int slot) =>
        ring.Arrivals(version).Slice(slot * _needs.Copies, _needs.Copies);

    /// <summary>The oldest version kept that one out-neighbour reads or will be able to read.</summary>
    private unsafe int OldestOn(int node, int slot, long now)
    {
        ref var ring = ref _store[node];
        var view = _isPlain ? NewestArrived(_store.Ring(node), slot, now) : Arrived(Graph.OutArcs(node)[slot], now);
        var oldest = view > 0 ? view : ring.Newest;
        if (view > 0 && !_needs.Forgets && !_needs.LastArrived)
        {
            return oldest;
        }

        for (var version = ring.Oldest; version < oldest; version++)
        {
            foreach (var arrival in Copies(ref ring, version, slot))
            {
                if (arrival > now && arrival != Ticks.Never)
                {
                    return version;
                }
            }
        }

        return oldest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Forget(int node, long now)
    {
        if (!_needs.Forgets)
        {
            throw new SchedulerException(node, now, "forgets its views, but does not say so in its needs");
        }

        _floor[node] = now;
        for (var slot = 0; slot < Graph.InDegree(node); slot++)
        {
            var arc = Graph.InArc(node, slot);
            _arrived[arc] = 0;
            if (_needs.LastArrived)
            {
                _arrivedAt[arc] = 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasAllViews(int node, long now, ReadOnlySpan<int> read, out long complete)
    {
        complete = now;
        for (var slot = 0; slot < read.Length; slot++)
        {
            complete = read[slot] < 0 ? Math.Max(complete, NextArrival(node, slot, -1, now)) : complete;
        }

        _awaits[node] = complete > now;
        return complete == now;
    }

    private unsafe int FillViews(int node, long now, ReadOnlySpan<int> read, Span<View> views)
    {
        if (_columns is not null)
        {
            return FillViewsAhead(node, now, read, views);
        }

        var level = int.MaxValue;
        var arcs = VersionRing.InArcsOf(_store.Ring(node));
        for (var slot = 0; slot < read.Length; slot++)
        {
            var version = read[slot];
            var message = _stateSize + (arcs[slot].OutSlot * _arcSize);
            ref var ring = ref *arcs[slot].Ring;
            if (ring.Keeps(version))
            {
                var at = ring.At(version);
                View.Set(ref views[slot], _store.Buffer(ring), at, at + message);

                // The smaller one, without a branch that nobody can predict.
                var above = ring.Level(version) - level;
                level += above & (above >> 31);
            }
            else
            {
                level = Math.Min(level, FillOldView(node, now, arcs[slot].Source, version, message, out views[slot]));
            }
        }

        return level;
    }

    /// <summary>Puts together views whose components come from different versions.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<View> views)
    {
        var torn = TornOf(read.Length);
        for (var slot = 0; slot < read.Length; slot++)
        {
            torn.Slice(slot * _components, _components).Fill(read[slot]);
        }

        _scheduler.Tear(activation, read, newest, torn);
        var level = int.MaxValue;
        for (var slot = 0; slot < read.Length; slot++)
        {
            if (read[slot] < 0)
            {
                continue;
            }

            var arc = Graph.InArc(activation.Node, slot);
            var message = _stateSize + (Graph.OutSlot(arc) * _arcSize);
            for (var component = 0; component < _components; component++)
            {
                var at = (slot * _components) + component;
                var found = Readable(activation.Node, activation.Time, Graph.Source(arc), torn[at]);
                _tornNumbers[at] = found.Numbers[found.At + (component < _sharedSize ? component : message + component - _sharedSize)];
                level = Math.Min(level, found.Level);
            }

            views[slot] = new View(_tornNumbers, slot * _components, (slot * _components) + _sharedSize);
        }

        return level;
    }

    private Span<int> TornOf(int slots) => _torn.AsSpan(0, slots * _components);

    private Found Readable(int node, long now, int source, int version)
    {
        var found = Find(source, version);
        return found.Numbers is not null ? found : throw new SchedulerException(
            node, now, $"reads version {version} of node {source}, which keeps {OldestKept(source)} to {Version(source)}");
    }

    /// <summary>Where a version lies; no numbers where it is not kept.</summary>
    private Found Find(int node, int version)
    {
        if (_columns is { } columns)
        {
            return columns.Keeps(node, version) ? FoundAt(columns.SlotOf(columns.Stretch.PlaceOf(node, version)), version)
                : FindPinned(node, version);
        }

        ref var ring = ref _store[node];
        return ring.Keeps(version)
            ? new Found(_store.Buffer(ring), ring.At(version), ring.Level(version), ring.Layer(version))
            : FindPinned(node, version);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Found FindPinned(int node, int version)
    {
        if (version != 0)
        {
            return _pins.Find(node, version) is { } pinned ? new Found(pinned.Numbers, 0, pinned.Level, pinned.Layer) : default;
        }

        if (!_initial.TryGetValue(node, out var numbers))
        {
            // Rules are pure, so version 0 can be made again.
            numbers = new double[StrideOf(node)];
            Initialize(node, numbers);
            _initial.Add(node, numbers);
        }

        return new Found(numbers, 0, 0, 0);
    }

    private int StrideOf(int node) => _columns?.StrideOf(node) ?? _store[node].Stride;

    private readonly record struct Found(double[] Numbers, int At, int Level, int Layer);
}
