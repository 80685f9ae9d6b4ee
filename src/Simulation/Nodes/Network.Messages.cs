using System.Numerics;

namespace Hogwild.Simulation;

/// <content>Publication, and what becomes of messages.</content>
public sealed partial class Network
{
    private readonly List<long> _overtaken = [];
    private int _overtakenLimit = 64;
    private long _lost;
    private long _sent;

    /// <summary>Who is told when a node is to be asked at an instant of its own.</summary>
    internal Action<int, long>? Waker { get; set; }

    /// <summary>Who is told that a node that waits for its first views may be asked earlier than it has been told before.</summary>
    internal Action<int, long>? Hastener { get; set; }

    /// <summary>True where publications must happen at their own instant, and not only before the next question.</summary>
    internal bool PublishesOnTime => _needs.Wakes || _needs.StartsUnknown;

    /// <inheritdoc/>
    public void Wake(int node, long at)
    {
        if (!PublishesOnTime)
        {
            throw new InvalidOperationException("a scheduler that wakes nodes must say so in its needs");
        }

        if (at != Ticks.Never)
        {
            Waker?.Invoke(node, at);
        }
    }

    /// <summary>What became of the messages that have been sent, as of <paramref name="now"/>.</summary>
    public Traffic CountTraffic(long now)
    {
        if (_columns is not null)
        {
            return CountAhead(now);
        }

        var inFlight = _overtaken.LongCount(arrival => arrival > now);
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            ref var ring = ref _store[node];
            for (var version = Math.Max(_needs.StartsUnknown ? 0 : 1, ring.Oldest); version <= ring.Newest; version++)
            {
                foreach (var arrival in ring.Arrivals(version))
                {
                    inFlight += arrival > now && arrival != Ticks.Never ? 1 : 0;
                }
            }
        }

        return new Traffic(MessagesSent, MessagesSent - _lost - inFlight, _lost);
    }

    private void Publish(int node)
    {
        ref var ring = ref _store[node];
        ring.Publish(_pendingTime);
        _recent.Add(node, _pendingTime);
        var version = ring.Newest;
        if (version == 1)
        {
            _firstPublished[node] = _pendingTime;
        }

        if (_pins.Find(node, version - 1) is { } pinned)
        {
            pinned.Superseded = _pendingTime;
        }

        _levels.Change(ring.Level(version - 1), ring.Level(version));
        if (Divergence is null && !AreFinite(ring.State(version, _stateSize)))
        {
            Divergence = new Divergence(node, _pendingTime);
        }

        Send(node, version, _pendingTime);
        _observer?.Published(node, version, _pendingTime, LevelInEpoch(ring.Level(version)), ring.State(version, _stateSize));
    }

    private void Send(int node, int version, long now)
    {
        ref var ring = ref _store[node];
        var arrivals = ring.Arrivals(version);
        _scheduler.Send(node, version, now, arrivals);
        var (unsent, lost) = (0, 0);
        foreach (ref var arrival in arrivals)
        {
            if (arrival <= now)
            {
                unsent += arrival is Ticks.NotSent or Ticks.NoArc ? 1
                    : throw TooEarly(node, now, $"lets version {version} arrive", arrival);
                arrival = arrival == Ticks.NoArc ? now : Ticks.Never;
            }

            lost += arrival == Ticks.Never ? 1 : 0;
        }

        ring.Sent = lost < arrivals.Length ? version : ring.Sent;
        _lost += lost - unsent;
        _sent += arrivals.Length - unsent;
        if (_needs.StartsUnknown)
        {
            HastenAwaiting(node, now, arrivals);
        }
    }

    /// <summary>Who waits for a first view is asked when it comes; through an arc that is not there nothing does.</summary>
    private void HastenAwaiting(int node, long now, ReadOnlySpan<long> arrivals)
    {
        var arcs = Graph.OutArcs(node);
        for (var entry = 0; entry < arrivals.Length; entry++)
        {
            var target = Graph.Target(arcs[entry / _needs.Copies]);
            if (_awaits[target] && arrivals[entry] > now && arrivals[entry] != Ticks.Never)
            {
                Hastener?.Invoke(target, arrivals[entry]);
            }
        }
    }

    /// <summary>The oldest version that must stay. Messages of older ones that are still on their way will arrive overtaken.</summary>
    private int Release(int node, long now)
    {
        ForgetArrived(now);
        ref var ring = ref _store[node];
        var needed = OldestReadable(node, now);
        for (var version = Math.Max(1, ring.Oldest); version < needed; version++)
        {
            foreach (var arrival in ring.Arrivals(version))
            {
                if (arrival > now && arrival != Ticks.Never)
                {
                    _overtaken.Add(arrival);
                }
            }
        }

        return needed;
    }

    /// <summary>
    /// Of the overtaken messages only those on their way count. Looked through whenever there are twice as many as last time.
    /// </summary>
    private void ForgetArrived(long now)
    {
        if (_overtaken.Count < _overtakenLimit)
        {
            return;
        }

        var kept = 0;
        for (var k = 0; k < _overtaken.Count; k++)
        {
            if (_overtaken[k] > now)
            {
                _overtaken[kept++] = _overtaken[k];
            }
        }

        _overtaken.RemoveRange(kept, _overtaken.Count - kept);
        _overtakenLimit = Math.Max(64, 2 * kept);
    }

    private static bool AreFinite(ReadOnlySpan<double> numbers)
    {
        var lanes = Vector<double>.Zero;
        var at = 0;
        for (; at <= numbers.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var part = new Vector<double>(numbers[at..]);
            lanes += part - part;
        }

        // x − x is 0 where x is finite and not a number otherwise.
        var finite = lanes == Vector<double>.Zero;
        for (; at < numbers.Length; at++)
        {
            finite &= double.IsFinite(numbers[at]);
        }

        return finite;
    }
}
