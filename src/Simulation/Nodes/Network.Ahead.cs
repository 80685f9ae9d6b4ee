namespace Hogwild.Simulation;

/// <content>
/// Where a stretch of time has been decided before (<see cref="NodesAhead"/>): what Ask does else, from columns.
/// </content>
public sealed partial class Network
{
    private int _done;
    private int _published;
    private bool _isNotFinite;
    private bool _asks;
    private bool _allReadOwn;
    private int _copies;
    private RunMemory? _memory;

    /// <summary>Whether nobody acts any more in the present stretch.</summary>
    internal bool HasDoneStretch => _done == _columns!.Stretch.Count;

    /// <summary>Where a run that is decided ahead takes arrays from.</summary>
    internal RunMemory Memory => _memory!;

    /// <summary>How many numbers a version takes where a run is decided ahead.</summary>
    internal int Step => _columns!.Step;

    /// <summary>The present stretch.</summary>
    internal Stretch Stretch => _columns!.Stretch;

    /// <summary>Whether schedulers are asked at activations, and not only ahead.</summary>
    internal bool Asks => _asks;

    /// <summary>Leaves what it has taken to the next run on the graph. Nobody can look at it any more.</summary>
    internal void End()
    {
        if (_memory is { } memory)
        {
            foreach (var watcher in _watchers)
            {
                watcher.End();
            }

            _columns!.End();
            _memory = null;
            Graph.Spares.Leave(memory);
        }
    }

    /// <summary>Goes on to the next stretch: all of the present one has been done, and is published.</summary>
    /// <param name="stretch">The next one.</param>
    /// <param name="turn">Receives who acts first in it, and when.</param>
    internal void Begin(Stretch stretch, ref (int Node, long Time) turn)
    {
        turn = (stretch.NodeOf(stretch.Keys[0]), stretch.TimeOf(stretch.Keys[0]));
        PublishBefore(Stretch, turn.Time);
        if (Divergence is not null)
        {
            return;
        }

        foreach (var watcher in _watchers)
        {
            watcher.Begin(stretch, _columns!);
        }

        _columns!.Begin(stretch);
        (_done, _published, _asked, _goesInRounds) = (0, 0, 0, GoesInRounds(stretch));
    }

    /// <summary>
    /// Lets nodes act whose turn comes before an instant, or where it comes first up to the one at which the stretch fails. What was
    /// computed then is not published any more; else it is what was computed last that is not, before <see cref="SettleAll"/>.
    /// </summary>
    /// <param name="end">The instant, in ticks.</param>
    /// <param name="turn">Who acted last, and when, also where something was thrown.</param>
    /// <exception cref="ProcessFailedException">The stretch fails.</exception>
    internal void Advance(long end, ref (int Node, long Time) turn)
    {
        var failure = Stretch.Failure is { } known && known.Time < end ? known : null;
        Act(failure is null ? end : failure.Time + 1, ref turn);
        if (failure is not null && Divergence is null)
        {
            throw failure;
        }
    }

    private void Act(long end, ref (int Node, long Time) turn)
    {
        var stretch = _columns!.Stretch;
        if (_goesInRounds)
        {
            ActInRounds(stretch, end, ref turn);
            return;
        }

        var keys = stretch.KeysBefore(end);
        var hints = Graph.NodeCount >= Hints.FewestNodes;
        _areLevelsOld |= _groupRule is not null && keys.Length - _done >= Math.Max(1, Graph.NodeCount);
        while (_done < keys.Length)
        {
            var key = keys[_done];
            var (node, now) = (stretch.NodeOf(key), stretch.TimeOf(key));
            turn = (node, now);
            PublishBefore(stretch, now);
            if (Divergence is not null)
            {
                return;
            }

            if (hints)
            {
                Expect(stretch, keys, _done);
            }

            if (_groupRule is not null && TryActTogether(stretch, keys, hints, ref turn))
            {
                continue;
            }

            if (_asks)
            {
                AskAhead(stretch, keys, now, ref turn);
                turn = (node, now);
            }

            Act(stretch, node, now);
        }
    }

    private Columns StartAhead(Foreknowledge known)
    {
        var hasMail = known == Foreknowledge.Arrivals;
        var empty = Stretch.Empty(Graph, hasMail, _memory!, Planner.BirthsOf(Graph.NodeCount, hasMail));
        var columns = new Columns(Graph, _stateSize, _arcSize, empty, _memory!);
        (_allReadOwn, _copies) = (true, _needs.Copies);
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            Initialize(node, columns.All(node, columns[node].Slot));
            _allReadOwn &= _rule.ReadsOwn(node);
        }

        return columns;
    }

    private void Act(Stretch stretch, int node, long now)
    {
        var columns = _columns!;
        ref var own = ref columns[node];
        ThrowIfTooMany(node, own.Newest, own.Level, now);
        var read = _read.AsSpan(0, own.InDegree);
        var views = _views.AsSpan(0, own.InDegree);
        var activation = _asks ? _askedActivations[_done % AskedAtOnce] : ActivationOf(node, own, now);
        var level = _asks || stretch.HasMail ? ReadRow(activation, RowOf(stretch, own), read, views) : ReadNewest(node, read, views);
        var (at, ownAt, ownLevel) = (columns.At(own.Next), columns.At(own.Slot), own.Level);
        var (numbers, ownNumbers) = (columns.Numbers, columns.Numbers);
        if (activation.OwnLag != 0)
        {
            var found = OwnVersion(activation, own.Newest);
            (ownNumbers, ownAt, ownLevel) = (found.Numbers, found.At, found.Level);
        }

        var next = numbers.AsSpan(at, columns.Step);
        next.Clear();
        var degree = Graph.OutDegree(node);
        var messages = next.Slice(_stateSize, _arcSize * degree);
        if (activation.Exchange == Exchange.State)
        {
            ownNumbers.AsSpan(ownAt + _stateSize, messages.Length).CopyTo(messages);
        }

        _rule.Update(
            activation,
            ownNumbers.AsSpan(ownAt, _stateSize),
            new Inbox(views, _sharedSize, _arcSize),
            next[.._stateSize],
            new Outbox(messages, _arcSize, degree));
        _isNotFinite |= !AreFinite(next[.._stateSize]);
        columns.Level(own.Next++) = activation.Exchange == Exchange.Messages ? ownLevel
            : _allReadOwn ? 1 + Math.Min(ownLevel, level) : NextLevel(node, ownLevel, level);
        own.Chain = Simulation.Fingerprint.Append(own.Chain, activation, read);
        own.Row += own.InDegree;
        Activations++;
        Updates += activation.Exchange == Exchange.Messages ? 0 : 1;
        Finished += own.Newest + 1 == _depth ? 1 : 0;
        _done++;
    }

    private Activation ActivationOf(int node, in Columns.Node own, long now) => new()
    {
        Node = node, Count = own.Newest, Layer = _depth == int.MaxValue ? 0 : own.Newest, Time = now,
    };

    /// <summary>Version and place of what a node reads, a number a slot.</summary>
    private ReadOnlySpan<ulong> RowOf(Stretch stretch, in Columns.Node own) => _asks
        ? _askedRows.AsSpan((_done % AskedAtOnce) * _read.Length, own.InDegree)
        : stretch.Reads.AsSpan(own.Row, own.InDegree);

    /// <summary>What stands in a row.</summary>
    /// <returns>The smallest level of what is read.</returns>
    private int ReadRow(in Activation activation, ReadOnlySpan<ulong> row, Span<int> read, Span<View> views)
    {
        var (columns, level) = (_columns!, int.MaxValue);
        if (_arcSize > 0)
        {
            return ReadArcs(activation, row, read, views);
        }

        var (numbers, shift) = (columns.Numbers, _stateSize);
        for (var slot = 0; slot < row.Length; slot++)
        {
            var (version, place) = ((int)(row[slot] >> 32), (int)row[slot]);
            read[slot] = version;
            if (place == Stretch.Nowhere)
            {
                level = Math.Min(level, FillPlaced(activation, slot, version, place, ref views[slot]));
                continue;
            }

            var found = columns.SlotOf(place);
            var at = columns.At(found);
            View.Set(ref views[slot], numbers, at, at + shift);

            // The smaller one, without a branch that nobody can predict.
            var above = columns.Level(found) - level;
            level += above & (above >> 31);
        }

        return level;
    }

    private int ReadArcs(in Activation activation, ReadOnlySpan<ulong> row, Span<int> read, Span<View> views)
    {
        var level = int.MaxValue;
        for (var slot = 0; slot < row.Length; slot++)
        {
            read[slot] = (int)(row[slot] >> 32);
            level = Math.Min(level, FillPlaced(activation, slot, read[slot], (int)row[slot], ref views[slot]));
        }

        return level;
    }

    /// <summary>What is newest, where every message takes a tick.</summary>
    private int ReadNewest(int node, Span<int> read, Span<View> views)
    {
        var (columns, level) = (_columns!, int.MaxValue);
        var sources = Graph.InNeighbours(node);
        for (var slot = 0; slot < sources.Length; slot++)
        {
            ref var source = ref columns[sources[slot]];
            read[slot] = source.Newest;
            Fill(node, slot, source.Slot, ref views[slot]);
            level = Math.Min(level, source.Level);
        }

        return level;
    }

    private int FillPlaced(in Activation activation, int slot, int version, int place, ref View view)
    {
        var node = activation.Node;
        return place != Stretch.Nowhere
            ? Fill(node, slot, _columns!.SlotOf(place), ref view)
            : FillOldView(node, activation.Time, Graph.InNeighbours(node)[slot], version, MessageOf(node, slot), out view);
    }

    private int Fill(int node, int slot, int place, ref View view)
    {
        var at = _columns!.At(place);
        View.Set(ref view, _columns.Numbers, at, at + (_arcSize == 0 ? _stateSize : MessageOf(node, slot)));
        return _columns.Level(place);
    }

    /// <summary>Where the message begins that a node reads through an in-slot, from where the version begins.</summary>
    private int MessageOf(int node, int slot) => _stateSize + (Graph.OutSlot(Graph.InArc(node, slot)) * _arcSize);

    private int FillViewsAhead(int node, long now, ReadOnlySpan<int> read, Span<View> views)
    {
        var level = int.MaxValue;
        for (var slot = 0; slot < read.Length; slot++)
        {
            level = Math.Min(
                level, FillOldView(node, now, Graph.InNeighbours(node)[slot], read[slot], MessageOf(node, slot), out views[slot]));
        }

        return level;
    }

    private Found FoundAt(int slot, int version) => new(_columns!.Numbers, _columns.At(slot), _columns.Level(slot), version);

    /// <summary>
    /// Publishes what was computed before an instant. Whoever looks on sees all that was done by then, as event by event.
    /// </summary>
    private void PublishBefore(Stretch stretch, long now)
    {
        if (_published == _done || stretch.TimeOf(stretch.Keys[_published]) >= now)
        {
            return;
        }

        if (_goesInRounds)
        {
            PublishRound(stretch);
            return;
        }

        while (_published < _done && stretch.TimeOf(stretch.Keys[_published]) is var time && time < now)
        {
            PublishNext(stretch.NodeOf(stretch.Keys[_published++]), time);
        }
    }

    /// <summary>Publishes what a node has computed last.</summary>
    private void PublishNext(int node, long time)
    {
        var columns = _columns!;
        ref var own = ref columns[node];
        var (version, slot) = (++own.Newest, own.Next - 1);
        var level = columns.Level(slot);
        var state = columns.Numbers.AsSpan(columns.At(slot), _stateSize);
        if (!_areLevelsOld)
        {
            _levels.Change(own.Level, level);
        }

        (own.Slot, own.Level) = (slot, level);
        _recent.Add(node, time);
        if (version == 1)
        {
            _firstPublished[node] = time;
        }

        if (_pins.Find(node, version - 1) is { } pinned)
        {
            pinned.Superseded = time;
        }

        if (_isNotFinite && Divergence is null && !AreFinite(state))
        {
            Divergence = new Divergence(node, time);
        }

        _sent += Graph.OutDegree(node) * _copies;
        _observer?.Published(node, version, time, level, state);
    }

    private int OldestSupersededAhead(int node, long after)
    {
        var columns = _columns!;
        return after < 0 ? columns.Oldest(node)
            : _recent.TryCountAfter(node, after, out var count) ? Math.Max(columns.Oldest(node), columns[node].Newest - count)
            : columns.OldestSupersededAfter(node, after);
    }
}
