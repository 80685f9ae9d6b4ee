namespace Hogwild.Simulation;

/// <summary>
/// What nodes read by the messages that have arrived, a stretch of time at a time: every message is laid before the first activation of
/// its reader that it is in time for, and then every activation reads the newest one that has been laid before it or an earlier one.
/// </summary>
internal sealed class Mail
{
    private const int Ahead = 4;
    private readonly Graph _graph;
    private readonly IScheduler _scheduler;
    private readonly Turns _turns;
    private readonly int _copies;
    private readonly OutArc[] _arcs;
    private readonly int[] _views;
    private readonly int[] _rows;
    private readonly int[] _next;
    private readonly int[] _waitingFrom;
    private long[] _arrivals = [];
    private int[] _reads = [];
    private int[] _sent = [];
    private int[] _lost = [];
    private Letter[] _waiting = new Letter[64];
    private Letter[] _spare = new Letter[64];
    private int _waitingCount;

    /// <summary>Everybody has version 0 of everybody.</summary>
    public Mail(Graph graph, IScheduler scheduler, Turns turns)
    {
        (_graph, _scheduler, _turns, _copies) = (graph, scheduler, turns, scheduler.Needs.Copies);
        (_arcs, _views) = (LargePages.For(new OutArc[graph.ArcCount]), LargePages.For(new int[graph.ArcCount]));
        (_rows, _next) = (LargePages.For(new int[graph.NodeCount + 1]), LargePages.For(new int[graph.NodeCount]));
        _waitingFrom = LargePages.For(new int[graph.NodeCount + 1]);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var arcs = graph.OutArcs(node);
            for (var slot = 0; slot < arcs.Length; slot++)
            {
                var target = graph.Target(arcs[slot]);
                _arcs[graph.OutStart(node) + slot] = new OutArc(target, arcs[slot] - graph.InArc(target, 0));
            }
        }
    }

    /// <summary>Who was asked last, and of which instant; nobody, until somebody has been.</summary>
    public (int Node, long Time)? Asked { get; private set; }

    /// <summary>Messages lost until the end of the stretch.</summary>
    public long Lost { get; private set; }

    /// <summary>Whether there have been versions of which fewer messages were sent than there are copies and out-arcs.</summary>
    public bool HasUnsent { get; private set; }

    /// <summary>Asks what becomes of the messages of the activations that have been planned.</summary>
    /// <param name="to">Where the stretch ends, in ticks.</param>
    public void Plan(long to)
    {
        MakeRoom();
        (_waiting, _spare, _waitingCount) = (_spare, _waiting, 0);
        for (var (node, from) = (0, 0); node < _graph.NodeCount; node++)
        {
            if (node + Ahead < _graph.NodeCount)
            {
                Expect(node + Ahead);
            }

            var waiting = _spare.AsSpan(from, _waitingFrom[node + 1] - from);
            from = _waitingFrom[node + 1];
            _waitingFrom[node] = _waitingCount;
            Send(node, waiting, to);
        }

        _waitingFrom[^1] = _waitingCount;
        Asked = null;
        Carry();
    }

    /// <summary>What the next activation of a node reads, one version a slot.</summary>
    public Span<int> ReadBy(int node) => _reads.AsSpan(_next[node], _graph.InDegree(node));

    /// <summary>A node has acted: what it reads next is what its activation after that reads.</summary>
    public void Pass(int node) => _next[node] += _graph.InDegree(node);

    /// <summary>Will be asked what a node reads next.</summary>
    public void ExpectNext(int node) => CacheHint.Read(ref _next[node]);

    /// <summary>The same, a step later.</summary>
    public void ExpectRow(int node)
    {
        if (_next[node] < _reads.Length)
        {
            CacheHint.Read(ref _reads[_next[node]]);
        }
    }

    /// <summary>The oldest version that may still be read by messages: in the rest of the stretch, or after it.</summary>
    public int Needed(int node, int newest)
    {
        var oldest = newest;
        for (var slot = 0; slot < _graph.OutDegree(node); slot++)
        {
            var arc = _graph.OutStart(node) + slot;
            var (target, inSlot) = (_arcs[arc].Target, _arcs[arc].Slot);
            var (version, degree) = (0, _graph.InDegree(target));
            for (var at = _next[target]; version == 0 && at < _rows[target + 1]; at += degree)
            {
                version = _reads[at + inSlot];
            }

            version = version > 0 ? version : _views[arc];
            oldest = Math.Min(oldest, version > 0 ? version : OldestWaiting(node, slot, long.MinValue));
        }

        return oldest;
    }

    /// <summary>The newest version that has arrived through an out-slot; at the end of a stretch, or a tick before.</summary>
    public int View(int node, int slot, long now)
    {
        var view = _views[_graph.OutStart(node) + slot];
        foreach (var letter in Waiting(node))
        {
            view = letter.Slot == slot && letter.Arrival <= now ? Math.Max(view, letter.Version) : view;
        }

        return view;
    }

    /// <summary>The oldest version that is on its way through an out-slot; <see cref="int.MaxValue"/> where none is.</summary>
    public int OldestWaiting(int node, int slot, long now)
    {
        var oldest = int.MaxValue;
        foreach (var letter in Waiting(node))
        {
            oldest = letter.Slot == slot && letter.Arrival > now ? Math.Min(oldest, letter.Version) : oldest;
        }

        return oldest;
    }

    /// <summary>When the next message newer than a version arrives through an out-slot, after an instant; never, where none does.</summary>
    public long NextArrival(int node, int slot, int version, long now)
    {
        var next = Ticks.Never;
        foreach (var letter in Waiting(node))
        {
            next = letter.Slot == slot && letter.Version > version && letter.Arrival > now ? Math.Min(next, letter.Arrival) : next;
        }

        return next;
    }

    /// <summary>How many messages are on their way.</summary>
    public long CountWaiting(long now)
    {
        var count = 0L;
        for (var at = 0; at < _waitingCount; at++)
        {
            count += _waiting[at].Arrival > now ? 1 : 0;
        }

        return count;
    }

    /// <summary>How many messages of a version of the stretch were sent.</summary>
    public int SentOf(int node, int version) => _sent[At(node, version)];

    /// <summary>Takes back what was said of versions that are never published, since the run has ended before.</summary>
    /// <param name="newest">The newest version of a node.</param>
    public void Forget(Func<int, int> newest)
    {
        var (kept, end) = (0, 0);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var last = newest(node);
            (var start, end) = (end, _waitingFrom[node + 1]);
            _waitingFrom[node] = kept;
            for (var at = start; at < end; at++)
            {
                if (_waiting[at].Version <= last)
                {
                    _waiting[kept++] = _waiting[at];
                }
            }

            for (var version = last + 1; version <= _turns.CountOf(node); version++)
            {
                Lost -= _lost[At(node, version)];
            }

            foreach (ref var view in _views.AsSpan(_graph.OutStart(node), _graph.OutDegree(node)))
            {
                view = Math.Min(view, last);
            }
        }

        _waitingFrom[^1] = _waitingCount = kept;
    }

    private int At(int node, int version) => _turns.StartOf(node) + version - 1 - (_turns.CountOf(node) - _turns.Of(node).Length);

    private ReadOnlySpan<Letter> Waiting(int node) => _waiting.AsSpan(_waitingFrom[node].._waitingFrom[node + 1]);

    private void MakeRoom()
    {
        var (count, total) = (0, 0L);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            (_rows[node], _next[node]) = (count, count);
            total += (long)_turns.Of(node).Length * _graph.InDegree(node);
            count = checked((int)total);
        }

        _rows[^1] = count;
        if (_reads.Length < count)
        {
            _reads = LargePages.For(new int[count + (count / 4)]);
        }

        _reads.AsSpan(0, count).Clear();
        if (_lost.Length < _turns.Count)
        {
            var room = _turns.Count + (_turns.Count / 4);
            (_lost, _sent) = (LargePages.For(new int[room]), LargePages.For(new int[room]));
        }
    }

    /// <summary>What has been on its way from a node, and what it sends, slot by slot.</summary>
    private void Send(int node, ReadOnlySpan<Letter> waiting, long to)
    {
        var times = _turns.Of(node);
        var (start, degree) = (_graph.OutStart(node), _graph.OutDegree(node));
        var each = _copies * degree;
        if (_arrivals.Length < each * times.Length)
        {
            _arrivals = new long[2 * each * times.Length];
        }

        var arrivals = _arrivals.AsSpan(0, each * times.Length);
        var version = _turns.CountOf(node) - times.Length + 1;
        Asked = times.IsEmpty ? Asked : (node, times[0]);
        _scheduler.SendAll(node, version, times, arrivals);
        Count(node, version, times, arrivals);
        for (var slot = 0; slot < degree; slot++)
        {
            var reader = ReaderOf(start + slot);
            for (; !waiting.IsEmpty && waiting[0].Slot == slot; waiting = waiting[1..])
            {
                Lay(ref reader, waiting[0], to);
            }

            for (var k = 0; k < times.Length; k++)
            {
                foreach (var arrival in arrivals.Slice((k * each) + (slot * _copies), _copies))
                {
                    if (arrival is not (Ticks.Never or Ticks.NotSent))
                    {
                        Lay(ref reader, new Letter(slot, version + k, arrival), to);
                    }
                }
            }

            _views[start + slot] = reader.View;
        }
    }

    /// <summary>How many of its messages are sent, and lost, per version.</summary>
    private void Count(int node, int version, ReadOnlySpan<long> times, ReadOnlySpan<long> arrivals)
    {
        var (at, each) = (_turns.StartOf(node), times.IsEmpty ? 0 : arrivals.Length / times.Length);
        for (var k = 0; k < times.Length; k++)
        {
            var (lost, unsent) = (0, 0);
            foreach (var arrival in arrivals.Slice(k * each, each))
            {
                lost += arrival == Ticks.Never ? 1 : 0;
                unsent += arrival == Ticks.NotSent ? 1 : 0;
                if (arrival <= times[k] && arrival != Ticks.NotSent)
                {
                    throw new SchedulerException(
                        node, times[k], $"lets version {version + k} arrive at tick {arrival}, not later");
                }
            }

            HasUnsent |= unsent > 0;
            Lost += lost;
            (_lost[at + k], _sent[at + k]) = (lost, each - unsent);
        }
    }

    /// <summary>
    /// The reader behind an out-slot. What it has from before is what its first activation reads, unless something newer comes.
    /// </summary>
    private Reader ReaderOf(int arc)
    {
        var (target, slot) = (_arcs[arc].Target, _arcs[arc].Slot);
        var rows = _reads.AsSpan(_rows[target].._rows[target + 1]);
        var reader = new Reader(target, rows, _graph.InDegree(target), slot, _views[arc]);
        if (!reader.Rows.IsEmpty)
        {
            reader.Rows[slot] = reader.View;
        }

        return reader;
    }

    /// <summary>Lays a message before the first activation of its reader that it is in time for, or keeps it for later stretches.</summary>
    private void Lay(ref Reader reader, in Letter letter, long to)
    {
        if (letter.Arrival >= to)
        {
            if (_waitingCount == _waiting.Length)
            {
                Array.Resize(ref _waiting, 2 * _waitingCount);
            }

            _waiting[_waitingCount++] = letter;
            return;
        }

        reader.View = Math.Max(reader.View, letter.Version);
        var at = (_turns.CountBefore(reader.Node, letter.Arrival) * reader.Degree) + reader.Slot;
        if (at < reader.Rows.Length)
        {
            ref var read = ref reader.Rows[at];
            read = Math.Max(read, letter.Version);
        }
    }

    /// <summary>What an activation has read, the next one of the node has, too.</summary>
    private void Carry()
    {
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var degree = _graph.InDegree(node);
            for (var at = _rows[node] + degree; at < _rows[node + 1]; at++)
            {
                _reads[at] = Math.Max(_reads[at], _reads[at - degree]);
            }
        }
    }

    private void Expect(int node)
    {
        foreach (var arc in _arcs.AsSpan(_graph.OutStart(node), _graph.OutDegree(node)))
        {
            CacheHint.Read(ref _rows[arc.Target]);
        }
    }

    /// <summary>Where an out-slot leads: to which node, and to which of its in-slots.</summary>
    private readonly record struct OutArc(int Target, int Slot);

    /// <summary>The reader behind an arc, what it reads, and the newest version that has arrived there.</summary>
    private ref struct Reader(int node, Span<int> rows, int degree, int slot, int view)
    {
        public readonly int Node = node;
        public readonly Span<int> Rows = rows;
        public readonly int Degree = degree;
        public readonly int Slot = slot;
        public int View = view;
    }

    /// <summary>A message on its way.</summary>
    private readonly record struct Letter(int Slot, int Version, long Arrival);
}
