namespace Hogwild.Simulation;

/// <content>What has been published: what decisions, observers and people may look at.</content>
public sealed partial class Network
{
    /// <inheritdoc/>
    public int Version(int node) => _columns is { } columns ? columns[node].Newest : _store[node].Newest;

    /// <inheritdoc/>
    public bool IsFinished(int node) => _depth != int.MaxValue && LayerOf(node) == _depth;

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node)
    {
        if (_columns is { } columns)
        {
            return columns.Numbers.AsSpan(columns.At(columns[node].Slot), _stateSize);
        }

        ref var ring = ref _store[node];
        return ring.State(ring.Newest, _stateSize);
    }

    /// <summary>A copy of the newest published states, node after node: n × StateSize.</summary>
    public double[] States()
    {
        var states = new double[Graph.NodeCount * _stateSize];
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            State(node).CopyTo(states.AsSpan(node * _stateSize));
        }

        return states;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The version is not readable any more, or not yet published.</exception>
    public ReadOnlySpan<double> State(int node, int version) => Find(node, version) is { Numbers: not null } found
        ? found.Numbers.AsSpan(found.At, _stateSize)
        : throw NotKept(node, version);

    /// <inheritdoc/>
    public long Superseded(int node, int version)
    {
        if (_columns is { } columns ? columns.Keeps(node, version) : _store[node].Keeps(version))
        {
            return _columns?.Superseded(node, version) ?? _store[node].Superseded(version);
        }

        return version == 0 ? _firstPublished[node]
            : _pins.Find(node, version) is { } pinned ? pinned.Superseded
            : throw NotKept(node, version);
    }

    /// <inheritdoc/>
    public int OldestSupersededAfter(int node, long after)
    {
        if (_columns is not null)
        {
            return OldestSupersededAhead(node, after);
        }

        ref var ring = ref _store[node];
        if (after < 0)
        {
            return ring.Oldest;
        }

        if (_recent.TryCountAfter(node, after, out var count))
        {
            return Math.Max(ring.Oldest, ring.Newest - count);
        }

        var version = ring.Newest;
        while (version > ring.Oldest && ring.Superseded(version - 1) > after)
        {
            version--;
        }

        return version;
    }

    /// <inheritdoc/>
    public void Trial(int node, long now, ReadOnlySpan<int> read, Span<double> next)
    {
        if (IsFinished(node))
        {
            State(node).CopyTo(next);
            return;
        }

        var views = _trialViews.AsSpan(0, read.Length);
        FillViews(node, now, read, views);
        var activation = new Activation { Node = node, Count = Version(node), Layer = Layer(node), Time = now };
        var messages = _trialMessages.AsSpan(0, _arcSize * Graph.OutDegree(node));
        messages.Clear();
        next.Clear();
        _rule.Update(
            activation,
            State(node),
            new Inbox(views, _sharedSize, _arcSize),
            next,
            new Outbox(messages, _arcSize, Graph.OutDegree(node)));
    }
}
