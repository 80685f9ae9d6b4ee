using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <summary>
/// The nodes of a <see cref="Run"/>: their versions, their views, their counters. It knows no clock; the run asks each node when its time
/// has come, in the kernel's order, and it answers when to ask again. What an activation computes at t is published after all activations
/// of t and can be read from t + 1 tick on, so the order of nodes inside an instant changes no state.
/// </summary>
/// <threadsafety>One thread a network.</threadsafety>
public sealed partial class Network : IWorld
{
    private const int StartCapacity = 8;

    // Counters, fingerprint, events and the monitor's notes; what is kept per arc.
    private const int OtherBytesPerNode = 430;
    private const int OtherBytesPerArc = 32;
    private readonly IUpdateRule _rule;
    private readonly IScheduler _scheduler;
    private readonly IObserver? _observer;
    private readonly IForesight? _schedulerForesight;
    private readonly IForesight? _ruleForesight;
    private readonly IResting? _resting;
    private readonly SchedulerNeeds _needs;
    private readonly int _stateSize;
    private readonly int _sharedSize;
    private readonly int _arcSize;
    private readonly int _depth;
    private readonly VersionStore _store = null!;
    private readonly PinnedVersions _pins = new();
    private readonly Dictionary<int, double[]> _initial = [];
    private readonly long[] _firstPublished;
    private readonly int[] _pending;
    private readonly LevelCount _levels;
    private readonly RecentBirths _recent;
    private readonly Columns? _columns;
    private int _pendingCount;
    private long _pendingTime;

    /// <summary>A network in its initial state: every node holds version 0 and knows version 0 of its in-neighbours.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="scheduler">Who decides. It is started here.</param>
    /// <param name="observer">Who looks on; null for nobody.</param>
    /// <param name="known">
    /// Where it is not None, a stretch of time is decided before its states are computed (<see cref="NodesAhead"/>).
    /// </param>
    /// <exception cref="ArgumentException">The rule sends messages along arcs and the graph lacks reverse arcs.</exception>
    internal Network(
        Graph graph, IUpdateRule rule, IScheduler scheduler, IObserver? observer = null, Foreknowledge known = Foreknowledge.None)
    {
        (Graph, _rule, _scheduler, _observer, _needs) = (graph, rule, scheduler, observer, scheduler.Needs);
        (_schedulerForesight, _ruleForesight) = (scheduler as IForesight, rule as IForesight);
        (_stateSize, _sharedSize, _arcSize, _depth) = (rule.StateSize, rule.SharedSize, rule.ArcSize, rule.Depth);
        (_changes, _roundRule) = (rule.Changes, RoundRuleOf(rule, graph));
        if (EdgeWise && !graph.IsUndirected)
        {
            throw new ArgumentException("an edge-wise rule needs a reverse arc for every arc", nameof(graph));
        }

        _memory = known == Foreknowledge.None ? null : graph.Spares.Take();
        _firstPublished = _memory?.Take<long>(graph.NodeCount) ?? LargePages.For(new long[graph.NodeCount]);
        _pending = _memory is null ? LargePages.For(new int[graph.NodeCount]) : [];
        _isPlain = _needs is { Copies: 1, LastArrived: false, Forgets: false, StartsUnknown: false };
        _arrived = _isPlain || _memory is not null ? [] : new int[graph.ArcCount];
        _arrivedAt = _needs.LastArrived ? new long[graph.ArcCount] : [];
        _floor = _needs.Forgets ? new long[graph.NodeCount] : [];
        _awaits = _needs.StartsUnknown ? new bool[graph.NodeCount] : [];
        var slots = Enumerable.Range(0, graph.NodeCount).Select(graph.InDegree).DefaultIfEmpty(0).Max();
        (_read, _newest, _views, _trialViews) = (new int[slots], new int[slots], new View[slots], new View[slots]);
        _components = _needs.Tears ? _sharedSize + _arcSize : 0;
        (_torn, _tornNumbers) = (new int[slots * _components], new double[slots * _components]);
        _trialMessages = new double[_arcSize * Enumerable.Range(0, graph.NodeCount).Select(graph.OutDegree).DefaultIfEmpty(0).Max()];
        _levels = new LevelCount(graph.NodeCount);
        _recent = new RecentBirths(graph.NodeCount, _needs.Grid > 0 && scheduler.Retain > 0 ? _needs.Grid : 0);
        if (known != Foreknowledge.None)
        {
            _columns = StartAhead(known);
            scheduler.Start(this);
            StartAsking(slots);
            StartGroups(slots);
            return;
        }

        _resting = RestingOf(scheduler);
        _store = Stored();
        Leave(_changes is [{ Time: 0 } first, ..] ? first : null);
        scheduler.Start(this);
        if (_needs.StartsUnknown)
        {
            Array.Fill(_arrived, -1);
            for (var node = 0; node < graph.NodeCount; node++)
            {
                Send(node, 0, 0);
            }
        }
    }

    /// <inheritdoc/>
    public Graph Graph { get; }

    /// <inheritdoc/>
    public bool EdgeWise => _arcSize > 0;

    /// <summary>Activations of all nodes so far.</summary>
    public long Activations { get; private set; }

    /// <summary>Those of them that renewed a state, and not messages only.</summary>
    public long Updates { get; private set; }

    /// <summary>
    /// The smallest level among the nodes' newest versions: rounds since the present epoch began, where the run is synchronous.
    /// </summary>
    public int MacroIteration => LevelInEpoch(Levels.Smallest);

    /// <summary>
    /// Messages sent so far, one per version and out-arc, copies included; version 0 is not sent unless it starts unknown.
    /// </summary>
    public long MessagesSent => _columns is null ? _sent : _sent - UnsentAhead();

    /// <summary>Where and when a state stopped being finite; null while all are. From then on no node acts.</summary>
    public Divergence? Divergence { get; private set; }

    /// <summary>Nodes of a layered rule that have computed their last layer.</summary>
    public int Finished { get; private set; }

    /// <summary>The fingerprint of the schedule so far.</summary>
    public ulong Fingerprint
    {
        get
        {
            var sum = 0UL;
            for (var node = 0; node < Graph.NodeCount; node++)
            {
                sum = Simulation.Fingerprint.Fold(sum, node, _columns is { } columns ? columns[node].Chain : _store[node].Chain);
            }

            return sum;
        }
    }

    /// <summary>
    /// About how many bytes a run takes beside its graph and its rule, with its events and a monitor. It takes more where messages are so
    /// late, or readers so slow, that more than eight versions of a node are kept, or, where it is decided ahead, more than one for long.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="scheduler">
    /// Who decides, not started: where it is known ahead (<see cref="Run.ObstacleOf"/>), what that takes. Null for a run event by event.
    /// </param>
    public static long EstimateBytes(Graph graph, IUpdateRule rule, IScheduler? scheduler = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(rule);
        return scheduler is not null && Ahead.ObstacleOf(graph, rule, scheduler) is null ? AheadMemory.BytesOf(graph, rule, scheduler)
            : VersionStore.BytesOf(graph, rule.StateSize, rule.ArcSize, 1, StartCapacity)
            + ((long)OtherBytesPerNode * graph.NodeCount) + ((long)OtherBytesPerArc * graph.ArcCount);
    }

    /// <summary>When to ask <paramref name="node"/> for the first time, in ticks.</summary>
    internal long First(int node) => _depth == 0 ? Ticks.Never : _scheduler.Next(node, 0, 0);

    /// <summary>Lets <paramref name="node"/> act at <paramref name="now"/>, if the scheduler says so.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="now">The instant, in ticks.</param>
    /// <param name="parked">True where it waits to be woken.</param>
    /// <returns>
    /// When to ask it again, in ticks; <see cref="Ticks.Never"/> where it is finished or parked, or the run has diverged.
    /// </returns>
    /// <exception cref="SchedulerException">The scheduler named a version that cannot be read, or a time that has passed.</exception>
    internal long Ask(int node, long now, out bool parked)
    {
        Settle(now);
        BeginEpochs(now);
        parked = false;
        if (Divergence is not null || IsFinished(node))
        {
            return Ticks.Never;
        }

        if (_resting is not null && _resting.RestsUntil(node, now) is var rested and > 0)
        {
            return rested > now ? rested : throw TooEarly(node, now, "asks again", rested);
        }

        ref var ring = ref _store[node];
        var read = _read.AsSpan(0, ring.InDegree);
        var newest = _newest.AsSpan(0, ring.InDegree);
        Receive(node, now, read, newest);
        if (_needs.StartsUnknown && !HasAllViews(node, now, read, out var complete))
        {
            parked = complete == Ticks.Never;
            return complete;
        }

        var activation = new Activation
        {
            Node = node, Count = ring.Count, Layer = LayerOf(ring), Time = now,
        };
        var verdict = _scheduler.Activate(ref activation, read, newest);
        if (verdict.Kind != VerdictKind.Go)
        {
            parked = verdict.Kind == VerdictKind.Parked;
            return verdict.Until > now ? verdict.Until : throw TooEarly(node, now, "asks again", verdict.Until);
        }

        return Act(ref activation, read, newest);
    }

    /// <summary>
    /// Publishes what was computed before <paramref name="now"/>. Whoever advances a <see cref="Run"/> never needs it: it is for a
    /// process of kind <see cref="EventKind.Observation"/>, which settles t + 1 to see t itself.
    /// </summary>
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

    private long Act(ref Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest)
    {
        var (node, now) = (activation.Node, activation.Time);
        Perform(ref activation, read, newest);
        if (activation.Layer + 1 == _depth)
        {
            return Ticks.Never;
        }

        var next = _scheduler.Next(node, _store[node].Count, now);
        return next > now ? next : throw TooEarly(node, now, "acts next", next);
    }

    private void Perform(ref Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest)
    {
        var (node, now) = (activation.Node, activation.Time);
        ref var ring = ref _store[node];
        if (ring.Count != ring.Newest)
        {
            // What was computed earlier is published, so a version that is not yet has been computed now.
            throw new SchedulerException(node, now, "acts twice at one instant");
        }

        ThrowIfTooMany(node, ring.Count, ring.Level(ring.Newest), now);
        Compute(ref activation, read, newest);
        ring.Chain = Simulation.Fingerprint.Append(ring.Chain, activation, read);
        if (_components > 0)
        {
            ring.Chain = Simulation.Fingerprint.AppendTorn(ring.Chain, TornOf(read.Length));
        }

        if (activation.Forget)
        {
            Forget(node, now);
        }

        Activations++;
        var update = activation.Exchange == Exchange.Messages ? 0 : 1;
        (Updates, ring.Updates) = (Updates + update, ring.Updates + update);
        _pending[_pendingCount++] = node;
        _pendingTime = now;
        ring.Count++;
        Finished += activation.Layer + 1 == _depth ? 1 : 0;
    }

    private void Compute(ref Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest)
    {
        var (node, now) = (activation.Node, activation.Time);
        ref var ring = ref _store[node];
        _store.Prepare(ref ring, !ring.IsFull ? 0 : Release(node, now));
        var views = _views.AsSpan(0, read.Length);
        var level = FillViews(node, now, read, views);
        if (_components > 0)
        {
            level = Tear(activation, read, newest, views);
        }

        var next = ring.Newest + 1;
        var own = activation.OwnLag == 0 ? NewestOf(ring) : OwnVersion(activation, ring.Newest);
        if (activation.OwnLag > 0 && _depth != int.MaxValue)
        {
            activation = activation with { Layer = own.Layer };
        }

        if (activation.Exchange == Exchange.State)
        {
            own.Numbers.AsSpan(own.At + _stateSize, ring.Stride - _stateSize).CopyTo(ring.MessagesOf(next, _stateSize));
        }

        var outbox = new Outbox(ring.MessagesOf(next, _stateSize), _arcSize, ring.OutDegree);
        _rule.Update(
            activation,
            own.Numbers.AsSpan(own.At, _stateSize),
            new Inbox(views, _sharedSize, _arcSize),
            ring.State(next, _stateSize),
            outbox);
        var reached = activation.Exchange == Exchange.Messages ? own.Level : NextLevel(node, own.Level, level);
        _highest = Math.Max(_highest, reached);
        ring.Label(reached, own.Layer + 1);
    }

    private int LayerOf(int node) => _depth == int.MaxValue ? 0
        : _columns is { } columns ? columns[node].Newest : LayerOf(_store[node]);

    private int LayerOf(in VersionRing ring) => _depth != int.MaxValue ? ring.Layer(ring.Newest) : 0;

    private Found NewestOf(in VersionRing ring) => new(
        _store.Buffer(ring), ring.At(ring.Newest), ring.Level(ring.Newest), LayerOf(ring));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Found OwnVersion(in Activation activation, int newest)
    {
        var version = newest - activation.OwnLag;
        return activation.OwnLag >= 0 && Find(activation.Node, version) is { Numbers: not null } own
            ? own
            : throw OwnNotKept(activation, version);
    }

    // Apart from what happens often, which is shorter and faster without the texts.
    private static SchedulerException TooEarly(int node, long now, string what, long at) =>
        new(node, now, $"{what} at tick {at}, not later");

    private static SchedulerException OwnNotKept(in Activation activation, int version) =>
        new(activation.Node, activation.Time, $"goes on from its own version {version}, which is not kept");

    /// <summary>1 + the smallest level read; a node that reads nothing at all goes on from its own.</summary>
    private int NextLevel(int node, int own, int smallestRead) =>
        1 + Math.Max(_base, _rule.ReadsOwn(node) ? Math.Min(own, smallestRead) : smallestRead == int.MaxValue ? own : smallestRead);

    /// <summary>Who says which nodes rest, of which those that only look on need not hear.</summary>
    private IResting? RestingOf(IScheduler scheduler) =>
        _isPlain ? SchedulerWrapper.Chain(scheduler).First(at => at is not IStretchWatcher) as IResting : null;

    private void Initialize(int node, Span<double> numbers) => _rule.Initialize(
        node, numbers[.._stateSize], new Outbox(numbers[_stateSize..], _arcSize, Graph.OutDegree(node)));

    private ArgumentOutOfRangeException NotKept(int node, int version) =>
        new(nameof(version), version, $"node {node} keeps versions {OldestKept(node)} to {Version(node)}");

    private VersionStore Stored()
    {
        var store = new VersionStore(Graph, _stateSize, _arcSize, _needs.Copies, StartCapacity);
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            Initialize(node, store[node].All(0));
        }

        return store;
    }

    private int OldestKept(int node) => _columns?.Oldest(node) ?? _store[node].Oldest;
}
