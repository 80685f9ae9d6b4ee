using System.Runtime.CompilerServices;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Recomputes from decisions alone how asynchronous a run was: gaps, staleness, ages and lags, whoever decided. It asks neither network nor
/// scheduler what they decide, so it can check both; but of a run that has been decided ahead it takes births from what was decided.
/// </summary>
/// <remarks>
/// Memory is bounded where a world says which versions can still be read; nothing is allocated then once rings have grown.
/// </remarks>
public sealed partial class AdmissibilityMonitor
{
    private readonly Graph _graph;
    private readonly long _bound;
    private readonly bool _nested;
    private readonly IWorld? _world;
    private readonly NodeHistories _nodes;
    private readonly bool[] _heard;
    private readonly int[] _unheard;
    private readonly Sprint _sprint = new();
    private readonly AsynchronyCounts _counts = new();
    private readonly List<DownInterval> _down = [];

    // Which of them is the last one of a node that has one.
    private readonly Dictionary<int, int> _lastDown = [];
    private long _gap;
    private long _staleness;
    private long _age;
    private long _nestedAge;
    private int _lag;
    private int _nestedLag;
    private long _lateGaps;
    private long _staleReads;
    private long _staleOwn;

    /// <summary>A monitor of a run that has not begun.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="bound">B in ticks: what breaks it is counted; <see cref="Ticks.Never"/> for none.</param>
    /// <param name="nested">Whether messages are followed over two hops. Default true.</param>
    /// <param name="world">Asked only which versions can still be read, so that others may be forgotten; null keeps all.</param>
    public AdmissibilityMonitor(Graph graph, long bound = Ticks.Never, bool nested = true, IWorld? world = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (_graph, _bound, _nested, _world) = (graph, bound, nested, world);
        (_heard, _unheard) = (new bool[graph.ArcCount], new int[graph.NodeCount]);
        _nodes = new NodeHistories(graph, nested);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            _unheard[node] = graph.OutDegree(node);
        }
    }

    /// <summary>What has been seen so far, at the worst.</summary>
    public Asynchrony Seen
    {
        get
        {
            CatchUp();
            return new(_gap, _staleness, _age, _nestedAge, _lag, _nestedLag, _lateGaps, _staleReads, _staleOwn);
        }
    }

    /// <summary>How often which gaps, staleness and ages have been seen so far; what is seen later is not added to it.</summary>
    public AsynchronyCounts Counts
    {
        get
        {
            CatchUp();
            var counts = new AsynchronyCounts();
            counts.Add(_counts);
            return counts;
        }
    }

    /// <summary>When nodes were down: exempt from every bound, in the order in which the intervals began.</summary>
    public IReadOnlyList<DownInterval> Down => _down;

    /// <summary>What a whole schedule amounts to.</summary>
    /// <param name="graph">The graph it belongs to.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="until">The end of the run, in ticks: the last gap of every node ends there.</param>
    /// <param name="bound">B in ticks; <see cref="Ticks.Never"/> for none.</param>
    public static Asynchrony Measure(Graph graph, Schedule schedule, long until, long bound = Ticks.Never)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var monitor = new AdmissibilityMonitor(graph, bound);
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            monitor.Add(decision.Node, decision.Time, decision.Read, decision.OwnLag);
        }

        monitor.End(until);
        return monitor.Seen;
    }

    /// <summary>Takes in one activation. Times must not fall.</summary>
    /// <param name="node">Who acted.</param>
    /// <param name="time">When, in ticks.</param>
    /// <param name="read">The version read through each in-slot; −1 for none.</param>
    /// <param name="ownLag">How many versions behind its newest state the node went on from. Default 0.</param>
    /// <exception cref="ArgumentException">A version is read that is not published yet.</exception>
    public void Add(int node, long time, ReadOnlySpan<int> read, int ownLag = 0)
    {
        _staleOwn += ownLag > 0 ? 1 : 0;
        ref var own = ref _nodes[node];
        _counts.Gaps.Add(Gap(own, time));
        if (_nested)
        {
            _sprint.Add(_nodes, own, time, _nestedLag);
        }

        var (oldest, outOfDate) = ReadAll(own, _graph.InNeighbours(node), read, time);
        (_age, _staleness) = (Math.Max(_age, time - oldest), Math.Max(_staleness, time - outOfDate));
        if (own.Unread > 0)
        {
            Hear(ref own, node, read);
        }

        if (own.IsFull)
        {
            _nodes.MakeRoom(ref own, _world is null ? 0 : Needed(node));
        }

        _nodes.Add(ref own, time);
        own.Last = time;
        if (_nested)
        {
            _nodes.Describe(own, oldest, outOfDate, read);
        }
    }

    /// <summary>See <see cref="IForesight"/>.</summary>
    internal void Expect(int node, int distance)
    {
        switch (distance)
        {
            case 3:
                _nodes.Expect(node);
                break;
            case 2:
                _nodes.ExpectNext(node);
                CacheHint.Read(_graph.InNeighbours(node));
                break;
            case 1:
                foreach (var source in _graph.InNeighbours(node))
                {
                    _nodes.Expect(source);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>A node is down: the interval is no part of any gap, and is listed.</summary>
    /// <param name="node">Which.</param>
    /// <param name="from">Since when, in ticks.</param>
    /// <param name="to">Until when; <see cref="Ticks.Never"/> where it stays down.</param>
    public void Exempt(int node, long from, long to)
    {
        ref var own = ref _nodes[node];
        Gap(own, from);

        // One that is asked when it should be up again, and still is not, has been down for longer.
        if (_lastDown.TryGetValue(node, out var last) && _down[last].To == from)
        {
            _down[last] = _down[last] with { To = to };
        }
        else
        {
            _lastDown[node] = _down.Count;
            _down.Add(new DownInterval(node, from, to));
        }

        own.Last = to;
    }

    /// <summary>Takes in the gaps that are still open at the end of the run.</summary>
    /// <param name="until">The end of the run, in ticks.</param>
    /// <param name="isExempt">Which nodes need not act any more, such as those of a layered rule that have finished; null for none.</param>
    public void End(long until, Predicate<int>? isExempt = null)
    {
        CatchUp();
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            if (isExempt is null || !isExempt(node))
            {
                Gap(_nodes[node], until);
            }
        }
    }

    private long Gap(in NodeHistory node, long time)
    {
        var gap = Math.Max(0, time - node.Last);
        _gap = Math.Max(_gap, gap);
        _lateGaps += gap > _bound ? 1 : 0;
        return gap;
    }

    /// <summary>
    /// All reads of one activation; returns the earliest births of what was read and of what has superseded it, or the present.
    /// </summary>
    private (long Oldest, long OutOfDate) ReadAll(in NodeHistory own, ReadOnlySpan<int> sources, ReadOnlySpan<int> read, long time)
    {
        var (staleness, ages) = (_counts.Staleness, _counts.Ages);
        var (oldest, outOfDate, furthest) = (time, time, 0);
        for (var slot = 0; slot < read.Length; slot++)
        {
            var version = read[slot];
            if (version < 0)
            {
                continue;
            }

            ref readonly var sender = ref _nodes[sources[slot]];
            var (born, superseded) = Find(sender, sources[slot], version, time);
            if (born >= time && version > 0)
            {
                throw new ArgumentException(
                    $"version {version} of node {sources[slot]} is read at tick {time}, before it is published", nameof(read));
            }

            furthest = Math.Max(furthest, sender.Newest - version);
            (oldest, outOfDate) = (Math.Min(oldest, born), Math.Min(outOfDate, superseded));
            _staleReads += time - superseded >= _bound ? 1 : 0;
            staleness.Add(time - superseded);
            ages.Add(time - born);
            if (_nested && sender.Keeps(version))
            {
                ReadNested(own, sender, sources[slot], version, time);
            }
        }

        // Lags that are not the largest need not be known; most are ruled out by what stands in the line at hand.
        if (furthest > _lag)
        {
            FindLags(own, sources, read, time);
        }
        else if (outOfDate < (_lag < NodeHistory.Recent ? time : own.Birth(NodeHistory.Recent - 1))
            && outOfDate < _nodes.WithinReach(own, _lag))
        {
            _lag = Lag(own, furthest, outOfDate);
        }

        return (oldest, outOfDate);
    }

    /// <summary>The lags of all reads of one activation.</summary>
    private void FindLags(in NodeHistory own, ReadOnlySpan<int> sources, ReadOnlySpan<int> read, long time)
    {
        for (var slot = 0; slot < read.Length; slot++)
        {
            ref readonly var sender = ref _nodes[sources[slot]];
            var behind = sender.NewestBefore(time) - read[slot];
            if (read[slot] >= 0 && behind > 0)
            {
                _lag = Math.Max(_lag, Lag(own, behind, Find(sender, sources[slot], read[slot], time).Superseded));
            }
        }
    }

    /// <summary>
    /// When a version was born, and when it was superseded: now, if it was not. What is published at this very instant does not count.
    /// </summary>
    private (long Born, long Superseded) Find(in NodeHistory sender, int source, int version, long time)
    {
        var behind = sender.Newest - version;
        return (uint)behind < NodeHistory.Recent
            ? (sender.Birth(behind), Math.Min(time, sender.NextBirth(behind)))
            : FindOld(sender, source, version);
    }

    /// <summary>When a version was born, and the next one, of which there is at most a record.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (long Born, long Superseded) FindOld(in NodeHistory sender, int source, int version)
    {
        if (version > sender.Newest)
        {
            return (Ticks.Never, Ticks.Never);
        }

        var superseded = sender.Keeps(version + 1) ? _nodes.BirthOf(sender, version + 1) : _world!.Superseded(source, version);

        // Of a checkpoint the birth is forgotten; it is not younger than this.
        var born = sender.Keeps(version) ? _nodes.BirthOf(sender, version) : version == 0 ? 0 : superseded;
        return (born, superseded);
    }

    /// <summary>Takes note of which in-neighbours it has read something of.</summary>
    private void Hear(ref NodeHistory own, int node, ReadOnlySpan<int> read)
    {
        for (var slot = 0; slot < read.Length; slot++)
        {
            ref var heard = ref _heard[_graph.InArc(node, slot)];
            if (read[slot] > 0 && !heard)
            {
                heard = true;
                own.Unread--;
                _unheard[_graph.InNeighbours(node)[slot]]--;
            }
        }
    }

    /// <summary>What the message of that version had been computed from.</summary>
    private void ReadNested(in NodeHistory reader, in NodeHistory sender, int source, int version, long time)
    {
        var age = time - _nodes.OldestSourceOf(sender, version);
        _nestedAge = Math.Max(_nestedAge, age);
        _counts.NestedAges.Add(age);
        if (_sprint.IsTooShort(_nodes.OutOfDateOf(sender, version), time))
        {
            return;
        }

        var sources = _graph.InNeighbours(source);
        var reads = _nodes.ReadsOf(sender, version);
        for (var slot = 0; slot < reads.Length; slot++)
        {
            ref readonly var origin = ref _nodes[sources[slot]];
            var (read, newest) = ((int)reads[slot], origin.NewestBefore(time));
            if (read >= 0 && read < newest)
            {
                var superseded = origin.Keeps(read + 1) ? _nodes.BirthOf(origin, read + 1) : 0;
                _nestedLag = Math.Max(_nestedLag, Lag(reader, newest - read, superseded));
            }
        }
    }

    /// <summary>
    /// Versions behind, or activations of the reader, this one included, since the version was superseded: the larger one.
    /// </summary>
    private int Lag(in NodeHistory reader, int behind, long superseded) =>
        Math.Max(behind, _nodes.CountAfter(reader, superseded) + 1);

    /// <summary>The oldest version of a node whose birth can still matter: it may be read, or something is counted since then.</summary>
    private int Needed(int node)
    {
        ref readonly var own = ref _nodes[node];
        var horizon = own.NewestBirth;
        foreach (var source in _graph.InNeighbours(node))
        {
            // Births rise, so without messages the first one is the earliest.
            ref readonly var sender = ref _nodes[source];
            var oldest = OldestReadable(source);
            horizon = Math.Min(horizon, _nodes.BirthOf(sender, oldest));
            for (var version = oldest; _nested && version <= sender.Newest; version++)
            {
                horizon = Math.Min(horizon, _nodes.OutOfDateOf(sender, version));
            }
        }

        return Math.Min(OldestReadable(node), own.Newest - _nodes.CountAfter(own, horizon));
    }

    /// <summary>Version 0 stays readable in any case; it is kept until every neighbour has read another one.</summary>
    private int OldestReadable(int node) => _unheard[node] > 0 ? 0 : _world!.OldestSupersededAfter(node, long.MinValue);
}
