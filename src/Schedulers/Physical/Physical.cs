using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Nodes act by their own clocks, or when a message arrives, and read what has arrived through their links. Messages may be lost, late,
/// doubled; nodes crash and come back, arcs are cut. All of it is drawn in advance or as a function of who asks, so a message is an instant
/// of arrival and nothing else.
/// </summary>
public sealed class Physical : IScheduler, IForesight, IResting
{
    private readonly PhysicalWorld _physical;
    private readonly Draws _draws;
    private readonly bool _isPlain;
    private Graph? _graph;
    private IClock[] _clocks = [];
    private Channels? _channels;
    private NextDowntimes? _downtimes;
    private Restarts? _restarts;
    private Triggers? _triggers;
    private PoissonGaps? _gaps;
    private IWorld? _world;
    private Turn[] _turns = [];

    /// <summary>Clocks and links, and nothing that fails.</summary>
    /// <param name="clock">The clock of every node.</param>
    /// <param name="link">The link behind every arc.</param>
    /// <param name="draws">The randomness of the run.</param>
    public Physical(IClock clock, Link link, Draws draws)
        : this(new PhysicalWorld(clock, link), draws)
    {
    }

    /// <summary>Anything that a physical world can be.</summary>
    /// <param name="world">What it is like.</param>
    /// <param name="draws">The randomness of the run.</param>
    public Physical(PhysicalWorld world, Draws draws)
    {
        ArgumentNullException.ThrowIfNull(world);
        (_physical, _draws) = (world, draws);
        _isPlain = world is { Clocks: [], Waking: Waking.Clock } && world.Faults.Nodes.Count == 0;
    }

    /// <inheritdoc/>
    public long Retain => 0;

    /// <inheritdoc/>
    public SchedulerNeeds Needs => new()
    {
        Copies = _physical.AllLinks.Any(link => link.Duplication > 0) ? 2 : 1,
        LastArrived = _physical.LastArrived,
        Forgets = _physical.Faults.Forgets,
        Wakes = _physical.Waking != Waking.Clock,
    };

    /// <inheritdoc/>
    public Foreknowledge Foreknowledge => _physical is { Waking: Waking.Clock, Threshold: null, LastArrived: false }
        && _physical.Faults.Nodes.Count == 0 && _physical.Rest == TimeSpan.Zero ? Foreknowledge.Arrivals : Foreknowledge.None;

    /// <inheritdoc/>
    public bool LeavesReads => _isPlain || Foreknowledge != Foreknowledge.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A measured trace is for another number of nodes.</exception>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        (_world, _graph) = (world, world.Graph);
        if (_physical.AllLinks.FirstOrDefault(link => link.NodeCount is { } count && count != _graph.NodeCount) is { } unfit)
        {
            throw new ArgumentException($"expected a trace of {_graph.NodeCount} nodes, found one of {unfit.NodeCount}");
        }

        var faults = _physical.Faults;
        var downtimes = faults.Nodes.Count > 0 ? new NodeTimetable(faults, _graph, _draws) : null;
        _downtimes = downtimes is null ? null : new NextDowntimes(downtimes, _graph.NodeCount);
        _channels = new Channels(_physical, _graph, _draws, downtimes);
        _restarts = _downtimes is null ? null : new Restarts(_physical, world, _channels);
        _triggers = _physical.Threshold is { } threshold ? new Triggers(world, threshold, _physical.IsEuclidean) : null;
        if (_isPlain)
        {
            _gaps = _physical.Clock is PoissonClock poisson ? new PoissonGaps(poisson, _graph, _draws) : null;
            return;
        }

        _turns = LargePages.For(new Turn[_graph.NodeCount]);
        Array.Fill(_turns, new Turn { Last = -1 });
        if (_physical.Clocks.Count == 0)
        {
            return;
        }

        _clocks = [.. Enumerable.Repeat(_physical.Clock, _graph.NodeCount)];
        foreach (var (number, (nodes, clock)) in _physical.Clocks.Index())
        {
            var members = nodes.In(_graph, _draws, Purpose.Clock, number);
            for (var node = 0; node < members.Length; node++)
            {
                _clocks[node] = members[node] ? clock : _clocks[node];
            }
        }
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now)
    {
        if (_gaps is not null)
        {
            return _gaps.Next(node, count, now);
        }

        var key = _graph!.Key(node);
        if (_isPlain)
        {
            return _physical.Clock.Next(_draws, key, count, now);
        }

        var next = count > 0 && _physical.Waking == Waking.Message ? Ticks.Never : ClockOf(node).Next(_draws, key, count, now);
        if (_downtimes is not null && _downtimes[node].Start != Ticks.Never)
        {
            // Asked when it goes down, it says so.
            next = Math.Min(next, Math.Max(now + 1, _downtimes[node].Start));
        }

        return _turns[node].Due = next;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Its answers are not known ahead.</exception>
    public int NextAll(int node, int count, long now, long until, Span<long> times)
    {
        if (_downtimes is not null || _physical.Waking != Waking.Clock)
        {
            throw new InvalidOperationException("when a node acts is not known ahead");
        }

        var some = ClockOf(node).NextAll(_draws, _graph!.Key(node), count, now, until, times);
        if (!_isPlain && some > 0)
        {
            _turns[node].Due = times[some - 1];
        }

        return some;
    }

    /// <inheritdoc/>
    void IForesight.Expect(int entity, long at, int distance)
    {
        switch (distance)
        {
            case 2:
                _channels!.Expect(entity);
                _gaps?.Expect(entity);
                ExpectTurn(entity);
                break;
            case 1:
                _channels!.ExpectTargets(entity);
                break;
        }
    }

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        if (_triggers is not null && !_triggers.Sends(node, version))
        {
            arrivals.Fill(Ticks.NotSent);
            return;
        }

        _channels!.Send(node, version, now, arrivals);
        if (_physical.Waking != Waking.Clock)
        {
            var targets = _channels.TargetsOf(node);
            var copies = targets.Length == 0 ? 1 : arrivals.Length / targets.Length;
            for (var entry = 0; entry < arrivals.Length; entry++)
            {
                WakeAt(targets[entry / copies], arrivals[entry]);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Its answers are not known ahead.</exception>
    public void SendAll(int node, int version, ReadOnlySpan<long> times, Span<long> arrivals)
    {
        if (_triggers is not null || _physical.Waking != Waking.Clock)
        {
            throw new InvalidOperationException("what is sent, or whom it wakes, is not known ahead");
        }

        _channels!.SendAll(node, version, times, arrivals);
    }

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        if (_isPlain)
        {
            return Verdict.Go;
        }

        var (node, now) = (activation.Node, activation.Time);
        var state = RestartState.Kept;
        var restarts = _downtimes is not null && Restarts(node, now, out state);
        if (_downtimes is not null && _downtimes[node] is var down && down.Start <= now)
        {
            return Verdict.Down(down.End);
        }

        if (!restarts && RestsUntil(node, now) is > 0 and var rested)
        {
            return Verdict.Later(rested);
        }

        _restarts?.Views(activation, read);
        if (restarts)
        {
            _restarts!.Restart(ref activation, state, read, newest, _physical.Waking == Waking.Clock ? null : WakeAt);
        }
        else
        {
            _restarts?.Save(activation, read);
        }

        _turns[node].Last = now;
        return Verdict.Go;
    }

    /// <inheritdoc/>
    long IResting.RestsUntil(int node, long now) => _isPlain || _downtimes is not null ? 0 : RestsUntil(node, now);

    private long RestsUntil(int node, long now)
    {
        ref readonly var turn = ref _turns[node];
        var rested = turn.Last < 0 ? now : turn.Last + _physical.Rest.Ticks;
        return now < rested && now != turn.Due ? Math.Min(rested, turn.Due) : 0;
    }

    /// <summary>Whether the node has come back since it was last asked, and with what.</summary>
    private bool Restarts(int node, long now, out RestartState state)
    {
        state = RestartState.Kept;
        var back = false;
        for (; _downtimes![node].End <= now; _downtimes.Pass(node))
        {
            state = (RestartState)Math.Max((int)state, (int)_downtimes[node].State);
            back = true;
        }

        return back;
    }

    private IClock ClockOf(int node) => _clocks.Length == 0 ? _physical.Clock : _clocks[node];

    private void ExpectTurn(int node)
    {
        if (_turns.Length > 0)
        {
            CacheHint.Read(ref _turns[node]);
            _downtimes?.Expect(node);
            _restarts?.Expect(node);
        }
    }

    private void WakeAt(int node, long at)
    {
        if (at is > 0 and < Ticks.Never)
        {
            _world!.Wake(node, at);
        }
    }

    /// <summary>When a node acts next by its clock or goes down, and when it acted last; −1 for never.</summary>
    private struct Turn
    {
        public long Due;
        public long Last;
    }
}
