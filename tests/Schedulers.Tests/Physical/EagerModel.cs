using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// A physical world the slow way: every version and every message is kept for ever, every delivery is an event, and a message that reaches
/// a node which is down is dropped then. One instant after the other: deliveries, activations, publications. It computes DampedRule with
/// gain 0.9.
/// </summary>
internal sealed class EagerModel
{
    private const double Gain = 0.9;
    private readonly Graph _graph;
    private readonly PhysicalWorld _world;
    private readonly Draws _draws;
    private readonly NodeTimetable _downs;
    private readonly ArcTimetable _arcs;
    private readonly Node[] _nodes;
    private readonly Dictionary<int, bool> _bad = [];
    private readonly Dictionary<int, long> _lastOn = [];
    private readonly SortedSet<(long Time, int Version, int Arc, int Number)> _deliveries = [];
    private int _number;

    public EagerModel(Graph graph, PhysicalWorld world, Draws draws)
    {
        (_graph, _world, _draws) = (graph, world, draws);
        (_downs, _arcs) = (new NodeTimetable(world.Faults, graph, draws), new ArcTimetable(world.Faults, graph, draws));
        _nodes = [.. Enumerable.Range(0, graph.NodeCount).Select(node => new Node(10 * node, graph.InDegree(node)))];
    }

    public List<(long Time, int Node, int OwnLag, int[] Read)> Decisions { get; } = [];

    public long Sent { get; private set; }

    public long Lost { get; private set; }

    public long Delivered { get; private set; }

    public double State(int node) => _nodes[node].States[^1];

    public void Run(long until)
    {
        for (var node = 0; node < _nodes.Length; node++)
        {
            _nodes[node].Due = Clock(node).Next(_draws, node, 0, 0);
        }

        while (true)
        {
            var now = Ticks.Never;
            for (var node = 0; node < _nodes.Length; node++)
            {
                foreach (var down in _downs[node])
                {
                    now = down.End > _nodes[node].Time ? Math.Min(now, down.End) : now;
                }

                now = Math.Min(now, Math.Min(_nodes[node].Due, _nodes[node].Retry));
            }

            now = _deliveries.Count > 0 ? Math.Min(now, _deliveries.Min.Time) : now;
            if (now >= until)
            {
                break;
            }

            Instant(now);
        }

        // What arrives exactly at the end has arrived, although nobody acts any more; of what is still on its way some is lost already.
        Deliver(until);
        foreach (var message in _deliveries)
        {
            var (source, target) = (_graph.Source(message.Arc), _graph.Target(message.Arc));
            var arrival = _arcs.Released(source, target, message.Time);
            Count(message.Number, lost: arrival == Ticks.Never || _downs.IsDown(target, arrival) ? 1 : 0);
        }
    }

    private void Instant(long now)
    {
        var woken = Deliver(now);
        var publishing = new List<int>();
        for (var node = 0; node < _nodes.Length; node++)
        {
            var self = _nodes[node];
            RestartState? back = null;
            foreach (var down in _downs[node])
            {
                back = down.End == now ? down.State : back;
            }

            var asked = self.Due == now || self.Retry == now || back is not null || (woken.Contains(node) && _world.Waking != Waking.Clock);
            self.Time = now;
            if (!asked || _downs.IsDown(node, now))
            {
                self.Due = self.Due == now ? Ticks.Never : self.Due;
                self.Retry = self.Retry == now ? Ticks.Never : self.Retry;
                continue;
            }

            if (back is null && self.Due != now && self.Last >= 0 && now < self.Last + _world.Rest.Ticks)
            {
                self.Retry = self.Last + _world.Rest.Ticks;
                continue;
            }

            Act(node, now, back);
            publishing.Add(node);
        }

        publishing.ForEach(node => Publish(node, now));
    }

    private void Act(int node, long now, RestartState? back)
    {
        var self = _nodes[node];
        var own = self.States.Count - 1;
        if (back is not null && back != RestartState.Kept)
        {
            var isWarm = back == RestartState.Warm && self.Saved is not null;
            self.Views = isWarm ? [.. self.Saved!] : new int[self.Views.Length];
            own = isWarm ? self.SavedOwn : 0;
        }

        if (back is null && _world.Faults.Checkpoint is { } every && now / every.Ticks != self.Period)
        {
            (self.Period, self.Saved, self.SavedOwn) = (now / every.Ticks, [.. self.Views], own);
        }

        var sum = 1 + self.States[own];
        for (var slot = 0; slot < self.Views.Length; slot++)
        {
            sum += _nodes[_graph.InNeighbours(node)[slot]].States[self.Views[slot]];
        }

        Decisions.Add((now, node, self.States.Count - 1 - own, [.. self.Views]));
        self.Next = Gain * sum / (self.Views.Length + 1);
        self.Last = now;
        (self.Count, self.Retry) = (self.Count + 1, Ticks.Never);
        self.Due = _world.Waking == Waking.Message ? Ticks.Never : Clock(node).Next(_draws, node, self.Count, now);
        for (var slot = 0; back is not null && slot < self.Views.Length; slot++)
        {
            Resend(node, slot, self.Restarts, now);
        }

        self.Restarts += back is null ? 0 : 1;
    }

    private void Publish(int node, long now)
    {
        var self = _nodes[node];
        self.States.Add(self.Next);
        var version = self.States.Count - 1;
        if (_world.Threshold is { } threshold && !(Math.Abs(self.Next - (self.Sent ?? self.States[0])) > threshold))
        {
            return;
        }

        self.Sent = self.Next;
        foreach (var arc in _graph.OutArcs(node))
        {
            var link = LinkOf(arc);
            var entity = Draws.ArcEntity(node, _graph.Target(arc));
            var (delay, loss) = _draws.UniformPair(Purpose.Delay, entity, version);
            Sent++;
            if (loss < Rate(link, arc, version, now) || _arcs.IsCut(node, _graph.Target(arc), now))
            {
                Lost++;

                // A cut arc loses the second copy as well; a message that its link loses has none.
                var (_, again) = _draws.UniformPair(Purpose.Copy, entity, version);
                if (loss >= Rate(link, arc, null, now) && again < link.Duplication)
                {
                    (Sent, Lost) = (Sent + 1, Lost + 1);
                }

                continue;
            }

            Transmit(link, arc, version, delay, now);
            var (second, twice) = _draws.UniformPair(Purpose.Copy, entity, version);
            if (twice < link.Duplication)
            {
                Sent++;
                Transmit(link, arc, version, second, now);
            }
        }
    }

    private void Resend(int node, int slot, int restart, long now)
    {
        var arc = _graph.InArc(node, slot);
        var source = _graph.Source(arc);

        // What is published at this very instant is not yet there.
        var version = _nodes[source].States.Count - 1;
        var (delay, loss) = _draws.UniformPair(Purpose.Resend, Draws.ArcEntity(source, node), restart);
        var link = LinkOf(arc);
        if (version > 0 && !_downs.IsDown(source, now) && loss >= Rate(link, arc, null, now) && !_arcs.IsCut(source, node, now))
        {
            Transmit(link, arc, version, delay, now, again: true);
        }
    }

    private void Transmit(Link link, int arc, int version, double delay, long now, bool again = false)
    {
        var (source, target) = (_graph.Source(arc), _graph.Target(arc));
        delay = link.IsPerArc ? _draws.Uniform(Purpose.ArcDelay, Draws.ArcEntity(source, target), 0) : delay;
        var measured = link.Trace?.Delay(source, target, now) ?? 0;
        var arrival = Ticks.After(now, Ticks.FromDraw(measured + link.Delay.Quantile(delay)));
        if (link.Fifo)
        {
            arrival = _lastOn[arc] = Math.Max(arrival, _lastOn.GetValueOrDefault(arc));
        }

        // Resends are not counted as messages of their own.
        _deliveries.Add((arrival, version, arc, again ? -1 - _number++ : _number++));
    }

    private HashSet<int> Deliver(long now)
    {
        var woken = new HashSet<int>();
        while (_deliveries.Count > 0 && _deliveries.Min.Time <= now)
        {
            var message = _deliveries.Min;
            _deliveries.Remove(message);
            var (source, target) = (_graph.Source(message.Arc), _graph.Target(message.Arc));
            var released = _arcs.Released(source, target, now);
            if (released > now)
            {
                Count(message.Number, lost: released == Ticks.Never ? 1 : 0);
                _ = released == Ticks.Never || _deliveries.Add(message with { Time = released });
                continue;
            }

            var isDown = _downs.IsDown(target, now);
            Count(message.Number, lost: isDown ? 1 : 0, delivered: isDown ? 0 : 1);
            if (!isDown)
            {
                woken.Add(target);
                var slot = message.Arc - _graph.InArc(target, 0);
                ref var view = ref _nodes[target].Views[slot];
                view = _world.LastArrived ? message.Version : Math.Max(view, message.Version);
            }
        }

        return woken;
    }

    private void Count(int number, int lost = 0, int delivered = 0)
    {
        if (number >= 0)
        {
            (Lost, Delivered) = (Lost + lost, Delivered + delivered);
        }
    }

    /// <summary>The loss of the message that is sent now; with no version, that of the state in which the arc is.</summary>
    private double Rate(Link link, int arc, int? version, long now)
    {
        if (link.Bursts is not { } bursts)
        {
            return link.LossTrace?.Loss(_graph.Source(arc), _graph.Target(arc), now) ?? link.Loss;
        }

        var entity = Draws.ArcEntity(_graph.Source(arc), _graph.Target(arc));
        var bad = _bad.TryGetValue(arc, out var known) ? known : bursts.Begin(_draws, entity);
        _bad[arc] = version is { } number ? bursts.Next(_draws, entity, number, bad) : bad;
        return _bad[arc] ? bursts.LossBad : bursts.LossGood;
    }

    private IClock Clock(int node) => _world.Clocks.Aggregate(
        _world.Clock, (clock, item) => item.Nodes.In(_graph, _draws, Purpose.Clock, 0)[node] ? item.Clock : clock);

    private Link LinkOf(int arc) => _world.Links.Aggregate(
        _world.Link,
        (link, item) => item.From.In(_graph, _draws, Purpose.Delay, 0)[_graph.Source(arc)]
            && item.To.In(_graph, _draws, Purpose.Delay, 1)[_graph.Target(arc)] ? item.Link : link);

    private sealed class Node(double initial, int slots)
    {
        public List<double> States { get; } = [initial];

        public int[] Views { get; set; } = new int[slots];

        public int[]? Saved { get; set; }

        public int SavedOwn { get; set; }

        public long Period { get; set; }

        public double Next { get; set; }

        public double? Sent { get; set; }

        public int Count { get; set; }

        public int Restarts { get; set; }

        public long Time { get; set; } = -1;

        public long Last { get; set; } = -1;

        public long Due { get; set; }

        public long Retry { get; set; } = Ticks.Never;
    }
}
