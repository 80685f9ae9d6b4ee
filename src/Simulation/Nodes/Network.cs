namespace Hogwild.Simulation;

/// <summary>
/// The nodes of a run: their versions, their views, their counters. It knows no clock; whoever drives it (a process per node on a kernel)
/// asks each node when its time has come, in the kernel's order, and it answers when to ask again. What an activation computes at t is
/// published after all activations of t and can be read from t + 1 tick on, so the order of nodes inside an instant changes no state.
/// </summary>
/// <threadsafety>One thread a network.</threadsafety>
public sealed partial class Network : IWorld
{
    private readonly IUpdateRule _rule;
    private readonly IScheduler _scheduler;
    private readonly IObserver? _observer;
    private readonly VersionRing[] _rings;
    private readonly int[] _arrived;
    private readonly int[] _count;
    private readonly int[] _pending;
    private readonly int[] _read;
    private readonly int[] _newest;
    private readonly View[] _views;
    private readonly LevelCount _levels;
    private readonly Fingerprint _fingerprint;
    private readonly List<long> _overtaken = [];
    private int _pendingCount;
    private long _pendingTime;
    private long _sent;
    private long _lost;

    /// <summary>A network in its initial state: every node holds version 0 and knows version 0 of its in-neighbours.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="scheduler">Who decides. It is started here.</param>
    /// <param name="observer">Who looks on; null for nobody.</param>
    /// <exception cref="ArgumentException">The rule sends messages along arcs and the graph lacks reverse arcs.</exception>
    public Network(Graph graph, IUpdateRule rule, IScheduler scheduler, IObserver? observer = null)
    {
        (Graph, _rule, _scheduler, _observer) = (graph, rule, scheduler, observer);
        if (EdgeWise && !graph.IsUndirected)
        {
            throw new ArgumentException("an edge-wise rule needs a reverse arc for every arc", nameof(graph));
        }

        _rings = new VersionRing[graph.NodeCount];
        _arrived = new int[graph.ArcCount];
        _count = new int[graph.NodeCount];
        _pending = new int[graph.NodeCount];
        var slots = Enumerable.Range(0, graph.NodeCount).Select(graph.InDegree).DefaultIfEmpty(0).Max();
        (_read, _newest, _views) = (new int[slots], new int[slots], new View[slots]);
        _levels = new LevelCount(graph.NodeCount);
        _fingerprint = new Fingerprint(graph.NodeCount);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var ring = _rings[node] = new VersionRing(rule.StateSize, rule.ArcSize, graph.OutDegree(node));
            ring.Arrivals(0).Clear();
            rule.Initialize(node, ring.State(0), new Outbox(ring.Messages(0), rule.ArcSize, graph.OutDegree(node)));
        }

        scheduler.Start(this);
    }

    /// <inheritdoc/>
    public Graph Graph { get; }

    /// <inheritdoc/>
    public bool EdgeWise => _rule.ArcSize > 0;

    /// <summary>Activations of all nodes so far.</summary>
    public long Activations { get; private set; }

    /// <summary>Those of them that renewed a state, and not messages only.</summary>
    public long Updates { get; private set; }

    /// <summary>The smallest level among the nodes' newest versions: rounds, where the run is synchronous.</summary>
    public int MacroIteration => _levels.Smallest;

    /// <summary>Messages sent so far, one per version and out-arc; version 0 is not sent.</summary>
    public long MessagesSent => _sent;

    /// <summary>Where and when a state stopped being finite; null while all are. From then on no node acts.</summary>
    public Divergence? Divergence { get; private set; }

    /// <summary>Nodes of a layered rule that have computed their last layer.</summary>
    public int Finished { get; private set; }

    /// <summary>The fingerprint of the schedule so far.</summary>
    public ulong Fingerprint => _fingerprint.Value;

    /// <summary>When to ask <paramref name="node"/> for the first time, in ticks.</summary>
    public long First(int node) => _rule.Depth == 0 ? Ticks.Never : _scheduler.Next(node, 0, 0);

    /// <summary>Lets <paramref name="node"/> act at <paramref name="now"/>, if the scheduler says so.</summary>
    /// <returns>When to ask it again, in ticks; <see cref="Ticks.Never"/> where it is finished or parked, or the run has diverged.</returns>
    /// <exception cref="SchedulerException">The scheduler named a version that cannot be read, or a time that has passed.</exception>
    public long Ask(int node, long now)
    {
        Settle(now);
        if (Divergence is not null)
        {
            return Ticks.Never;
        }

        var degree = Graph.InDegree(node);
        var read = _read.AsSpan(0, degree);
        var newest = _newest.AsSpan(0, degree);
        Receive(node, now, read, newest);
        var activation = new Activation { Node = node, Count = _count[node], Time = now };
        var verdict = _scheduler.Activate(ref activation, read, newest);
        if (verdict.Kind != VerdictKind.Go)
        {
            return verdict.Until > now ? verdict.Until : throw new SchedulerException(node, now, $"asks again at {verdict.Until}, not later");
        }

        Act(activation, read);
        if (++_count[node] == _rule.Depth)
        {
            Finished++;
            return Ticks.Never;
        }

        var next = _scheduler.Next(node, _count[node], now);
        return next > now ? next : throw new SchedulerException(node, now, $"acts next at tick {next}, not later");
    }

    /// <summary>Publishes what was computed before <paramref name="now"/>. An observer at t that wants to see t itself settles t + 1.</summary>
    public void Settle(long now)
    {
        if (_pendingCount == 0 || _pendingTime >= now)
        {
            return;
        }

        for (var k = 0; k < _pendingCount; k++)
        {
            Publish(_pending[k]);
        }

        _pendingCount = 0;
    }

    /// <inheritdoc/>
    public int Version(int node) => _rings[node].Newest;

    /// <inheritdoc/>
    public bool IsFinished(int node) => _count[node] == _rule.Depth;

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => _rings[node].State(_rings[node].Newest);

    /// <summary>A state that is still readable, or in flight.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="version">From <see cref="OldestReadable"/> to <see cref="Version"/>.</param>
    public ReadOnlySpan<double> State(int node, int version) => _rings[node].State(version);

    /// <summary>
    /// The oldest version of <paramref name="node"/> that may still be read after <paramref name="now"/>: the newest that has arrived, or one
    /// that the scheduler may choose, on some arc.
    /// </summary>
    public int OldestReadable(int node, long now)
    {
        var ring = _rings[node];
        var oldest = ring.Newest;
        var arcs = Graph.OutArcs(node);
        foreach (var arc in arcs)
        {
            oldest = Math.Min(oldest, Arrived(arc, now));
        }

        return _scheduler.Retain > 0 ? Math.Min(oldest, OldestSupersededAfter(node, now - _scheduler.Retain)) : oldest;
    }

    /// <inheritdoc/>
    public long Superseded(int node, int version)
    {
        var ring = _rings[node];
        return ring.Keeps(version)
            ? ring.Superseded(version)
            : throw new ArgumentOutOfRangeException(nameof(version), version, $"node {node} keeps versions {ring.Oldest} to {ring.Newest}");
    }

    /// <inheritdoc/>
    public int OldestSupersededAfter(int node, long after)
    {
        var ring = _rings[node];
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

        var views = new View[read.Length];
        FillViews(node, now, read, views);
        var activation = new Activation { Node = node, Count = _count[node], Time = now };
        var messages = new double[_rule.ArcSize * Graph.OutDegree(node)];
        next.Clear();
        _rule.Update(
            activation,
            State(node),
            new Inbox(views, _rule.SharedSize, _rule.ArcSize),
            next,
            new Outbox(messages, _rule.ArcSize, Graph.OutDegree(node)));
    }

    /// <summary>What became of the messages that have been sent, as of <paramref name="now"/>.</summary>
    public Traffic CountTraffic(long now)
    {
        var inFlight = _overtaken.LongCount(arrival => arrival > now);
        foreach (var ring in _rings)
        {
            for (var version = Math.Max(1, ring.Oldest); version <= ring.Newest; version++)
            {
                foreach (var arrival in ring.Arrivals(version))
                {
                    inFlight += arrival > now && arrival != Ticks.Never ? 1 : 0;
                }
            }
        }

        return new Traffic(_sent, _sent - _lost - inFlight, _lost);
    }

    private void Act(in Activation activation, ReadOnlySpan<int> read)
    {
        var node = activation.Node;
        var ring = _rings[node];
        ring.Prepare(ring.IsFull ? Release(node, activation.Time) : 0);
        var views = _views.AsSpan(0, read.Length);
        var level = FillViews(node, activation.Time, read, views);
        var (own, next) = (ring.Newest, ring.Newest + 1);
        if (activation.Exchange == Exchange.State)
        {
            ring.Messages(own).CopyTo(ring.Messages(next));
        }

        var outbox = new Outbox(ring.Messages(next), _rule.ArcSize, Graph.OutDegree(node));
        _rule.Update(activation, ring.State(own), new Inbox(views, _rule.SharedSize, _rule.ArcSize), ring.State(next), outbox);
        ring.Level(next) = activation.Exchange == Exchange.Messages ? ring.Level(own) : NextLevel(node, level);
        _fingerprint.Add(activation, read);
        Activations++;
        Updates += activation.Exchange == Exchange.Messages ? 0 : 1;
        _pending[_pendingCount++] = node;
        _pendingTime = activation.Time;
    }

    /// <summary>The oldest version that must stay. Messages of older ones that are still on their way will arrive overtaken.</summary>
    private int Release(int node, long now)
    {
        if (_overtaken.Count == _overtaken.Capacity)
        {
            _overtaken.RemoveAll(arrival => arrival <= now);
        }

        var ring = _rings[node];
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

    /// <summary>1 + the smallest level read; a node that reads nothing at all goes on from its own.</summary>
    private int NextLevel(int node, int smallestRead)
    {
        var own = _rings[node].Level(_rings[node].Newest);
        return 1 + (_rule.ReadsOwn(node) ? Math.Min(own, smallestRead) : smallestRead == int.MaxValue ? own : smallestRead);
    }

    private int FillViews(int node, long now, ReadOnlySpan<int> read, Span<View> views)
    {
        var level = int.MaxValue;
        for (var slot = 0; slot < read.Length; slot++)
        {
            var arc = Graph.InArc(node, slot);
            var ring = _rings[Graph.Source(arc)];
            var version = read[slot];
            if (!ring.Keeps(version))
            {
                throw new SchedulerException(
                    node,
                    now,
                    $"reads version {version} of node {Graph.Source(arc)}, which keeps {ring.Oldest} to {ring.Newest}");
            }

            views[slot] = new View(ring.Buffer, ring.StateAt(version), ring.MessageAt(version, Graph.OutSlot(arc), _rule.ArcSize));
            level = Math.Min(level, ring.Level(version));
        }

        return level;
    }

    private void Receive(int node, long now, Span<int> read, Span<int> newest)
    {
        for (var slot = 0; slot < read.Length; slot++)
        {
            var arc = Graph.InArc(node, slot);
            newest[slot] = _rings[Graph.Source(arc)].Newest;
            read[slot] = Arrived(arc, now);
        }
    }

    /// <summary>The newest version that has arrived through an arc. Looks back from the newest one published: usually a step or two.</summary>
    private int Arrived(int arc, long now)
    {
        var ring = _rings[Graph.Source(arc)];
        var slot = Graph.OutSlot(arc);
        for (var version = ring.Newest; version > _arrived[arc]; version--)
        {
            if (ring.Arrivals(version)[slot] <= now)
            {
                return _arrived[arc] = version;
            }
        }

        return _arrived[arc];
    }

    private void Publish(int node)
    {
        var ring = _rings[node];
        ring.Publish(_pendingTime);
        var version = ring.Newest;
        _levels.Change(ring.Level(version - 1), ring.Level(version));
        foreach (var number in ring.State(version))
        {
            if (!double.IsFinite(number))
            {
                Divergence ??= new Divergence(node, _pendingTime);
            }
        }

        var arrivals = ring.Arrivals(version);
        _scheduler.Send(node, version, _pendingTime, arrivals);
        foreach (var arrival in arrivals)
        {
            if (arrival <= _pendingTime)
            {
                throw new SchedulerException(node, _pendingTime, $"lets version {version} arrive at tick {arrival}, not later");
            }

            _lost += arrival == Ticks.Never ? 1 : 0;
        }

        _sent += arrivals.Length;
        _observer?.Published(node, version, _pendingTime, ring.Level(version), ring.State(version));
    }
}
