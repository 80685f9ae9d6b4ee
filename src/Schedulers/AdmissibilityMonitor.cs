using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Recomputes from decisions alone how asynchronous a run was: gaps, staleness, ages and lags, whoever decided. It asks neither network nor
/// scheduler what they decide, so it can check both.
/// </summary>
/// <remarks>Memory is bounded where a world says which versions can still be read; nothing is allocated then once rings have grown.</remarks>
public sealed class AdmissibilityMonitor
{
    private readonly Graph _graph;
    private readonly long _bound;
    private readonly bool _nested;
    private readonly IWorld? _world;
    private readonly NodeHistory[] _nodes;
    private readonly bool[] _heard;
    private readonly int[] _unheard;
    private readonly Sprint _sprint = new();
    private readonly List<DownInterval> _down = [];
    private long _gap;
    private long _staleness;
    private long _age;
    private long _nestedAge;
    private int _lag;
    private int _nestedLag;
    private long _violations;
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
        _nodes = new NodeHistory[graph.NodeCount];
        for (var node = 0; node < _nodes.Length; node++)
        {
            _nodes[node] = new NodeHistory(nested ? graph.InDegree(node) : -1);
            _unheard[node] = graph.OutDegree(node);
        }
    }

    /// <summary>What has been seen so far, at the worst.</summary>
    public Asynchrony Seen => new(_gap, _staleness, _age, _nestedAge, _lag, _nestedLag, _violations, _staleOwn);

    /// <summary>How often which gaps, staleness and ages have been seen so far.</summary>
    public AsynchronyCounts Counts { get; } = new();

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
        Counts.Gaps.Add(Gap(own, time));
        if (_nested)
        {
            _sprint.Add(own, time, _nestedLag);
        }

        var (oldest, outOfDate) = (time, time);
        var sources = _graph.InNeighbours(node);
        for (var slot = 0; slot < read.Length; slot++)
        {
            if (read[slot] >= 0)
            {
                var (born, superseded) = Read(own, sources[slot], read[slot], time);
                (oldest, outOfDate) = (Math.Min(oldest, born), Math.Min(outOfDate, superseded));
            }

            if (read[slot] > 0 && !_heard[_graph.InArc(node, slot)])
            {
                _heard[_graph.InArc(node, slot)] = true;
                _unheard[sources[slot]]--;
            }
        }

        if (own.IsFull)
        {
            own.MakeRoom(_world is null ? 0 : Needed(node));
        }

        own.Add(time);
        own.Last = time;
        if (_nested)
        {
            own.Describe(oldest, outOfDate, read);
        }
    }

    /// <summary>See <see cref="IScheduler.Expect(int, int)"/>.</summary>
    internal void Expect(int node, int distance)
    {
        if (distance > 1)
        {
            _nodes[node].Expect();
            return;
        }

        foreach (var source in _graph.InNeighbours(node))
        {
            if (distance == 1)
            {
                _nodes[source].Expect();
            }
            else
            {
                _nodes[source].ExpectNewest();
            }
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
        var last = own.Last == from ? _down.FindLastIndex(interval => interval.Node == node && interval.To == from) : -1;
        if (last >= 0)
        {
            _down[last] = _down[last] with { To = to };
        }
        else
        {
            _down.Add(new DownInterval(node, from, to));
        }

        own.Last = to;
    }

    /// <summary>Takes in the gaps that are still open at the end of the run.</summary>
    public void End(long until)
    {
        foreach (ref readonly var node in _nodes.AsSpan())
        {
            Gap(node, until);
        }
    }

    private long Gap(in NodeHistory node, long time)
    {
        var gap = Math.Max(0, time - node.Last);
        _gap = Math.Max(_gap, gap);
        _violations += gap > _bound ? 1 : 0;
        return gap;
    }

    /// <summary>One read; returns when the version was born and when it was superseded, or the present where it was not.</summary>
    private (long Born, long Superseded) Read(in NodeHistory reader, int source, int version, long time)
    {
        ref readonly var sender = ref _nodes[source];

        // What is published at this very instant does not count as newer yet.
        var newest = sender.NewestBefore(time);
        if (version > newest)
        {
            throw new ArgumentException($"version {version} of node {source} is read at tick {time}, before it is published", nameof(version));
        }

        var superseded = time;
        if (version < newest)
        {
            superseded = sender.Keeps(version + 1) ? sender.BirthOf(version + 1) : _world!.Superseded(source, version);
            _lag = Math.Max(_lag, Lag(reader, newest - version, superseded));
        }

        // Of a checkpoint the birth is forgotten; it is not younger than this.
        var born = sender.Keeps(version) ? sender.BirthOf(version) : version == 0 ? 0 : superseded;
        var staleness = time - superseded;
        _staleness = Math.Max(_staleness, staleness);
        _violations += staleness >= _bound ? 1 : 0;
        _age = Math.Max(_age, time - born);
        Counts.Staleness.Add(staleness);
        Counts.Ages.Add(time - born);
        if (_nested && sender.Keeps(version))
        {
            ReadNested(reader, source, version, time);
        }

        return (born, superseded);
    }

    /// <summary>What the message of that version had been computed from.</summary>
    private void ReadNested(in NodeHistory reader, int source, int version, long time)
    {
        ref readonly var sender = ref _nodes[source];
        var age = time - sender.OldestSourceOf(version);
        _nestedAge = Math.Max(_nestedAge, age);
        Counts.NestedAges.Add(age);
        if (_sprint.IsTooShort(sender.OutOfDateOf(version), time))
        {
            return;
        }

        var sources = _graph.InNeighbours(source);
        var reads = sender.ReadsOf(version);
        for (var slot = 0; slot < reads.Length; slot++)
        {
            ref readonly var origin = ref _nodes[sources[slot]];
            var (read, newest) = ((int)reads[slot], origin.NewestBefore(time));
            if (read >= 0 && read < newest)
            {
                var superseded = origin.Keeps(read + 1) ? origin.BirthOf(read + 1) : 0;
                _nestedLag = Math.Max(_nestedLag, Lag(reader, newest - read, superseded));
            }
        }
    }

    /// <summary>Versions behind, or activations of the reader, this one included, since the version was superseded: the larger one.</summary>
    private static int Lag(in NodeHistory reader, int behind, long superseded) => Math.Max(behind, reader.CountAfter(superseded) + 1);

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
            horizon = Math.Min(horizon, sender.BirthOf(oldest));
            for (var version = oldest; _nested && version <= sender.Newest; version++)
            {
                horizon = Math.Min(horizon, sender.OutOfDateOf(version));
            }
        }

        return Math.Min(OldestReadable(node), own.Newest - own.CountAfter(horizon));
    }

    /// <summary>Version 0 stays readable in any case; it is kept until every neighbour has read another one.</summary>
    private int OldestReadable(int node) => _unheard[node] > 0 ? 0 : _world!.OldestSupersededAfter(node, long.MinValue);
}
