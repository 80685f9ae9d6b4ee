using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>What becomes of messages: an instant of arrival each, given links, cut arcs and nodes that are down.</summary>
internal sealed class Channels
{
    private const int Part = 32;

    // Of messages that are lost nobody asks how long they would have taken, which counts if there are many.
    private const double LargeLoss = 0.5;
    private const byte Good = 1;
    private const byte Bad = 2;
    private readonly Graph _graph;
    private readonly Draws _draws;
    private readonly Link _link;
    private readonly Link[] _links;
    private readonly LinkDurations? _plain;
    private readonly IDelayTrace? _travel;
    private readonly NextDowntimes? _downtimes;
    private readonly int[] _targets;
    private readonly bool _drawsTogether;
    private readonly ArcTimetable? _arcs;
    private readonly ulong[] _entities;
    private readonly byte[] _states;
    private readonly long[] _last;

    /// <summary>The channels behind all arcs of a graph.</summary>
    public Channels(PhysicalWorld world, Graph graph, Draws draws, NodeTimetable? downtimes)
    {
        (_graph, _draws, _link) = (graph, draws, world.Link);
        _downtimes = downtimes is null ? null : new NextDowntimes(downtimes, graph.NodeCount);
        _travel = world.Travel;
        _drawsTogether = world.Links.Count == 0 && _link is { IsPerArc: false, Delay: Exponential, Loss: < LargeLoss };
        _arcs = world.Faults.Arcs.Count > 0 ? new ArcTimetable(world.Faults, graph, draws) : null;
        (_entities, _targets) = (LargePages.For(new ulong[graph.ArcCount]), LargePages.For(new int[graph.ArcCount]));
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var arcs = graph.OutArcs(node);
            for (var slot = 0; slot < arcs.Length; slot++)
            {
                var target = graph.Target(arcs[slot]);
                _targets[graph.OutStart(node) + slot] = target;
                _entities[graph.OutStart(node) + slot] = Draws.ArcEntity(graph.Key(node), graph.Key(target));
            }
        }

        var isPlain = world.Links.Count == 0 && _link.IsPlain && downtimes is null && _arcs is null && _travel is null;
        _plain = isPlain ? new LinkDurations(_link, graph, draws, _entities) : null;
        _links = world.Links.Count == 0 ? [] : Chosen(world);
        _states = world.AllLinks.Any(link => link.Bursts is not null) ? new byte[graph.ArcCount] : [];
        _last = world.AllLinks.Any(link => link.Fifo) ? new long[graph.ArcCount] : [];
    }

    /// <summary>See <see cref="IForesight"/>.</summary>
    public void Expect(int node)
    {
        if (_graph.OutStart(node) < _entities.Length)
        {
            CacheHint.Read(ref _entities[_graph.OutStart(node)]);
            CacheHint.Read(ref _targets[_graph.OutStart(node)]);
            _plain?.Expect(node);
        }
    }

    /// <summary>The nodes that what a node sends goes to.</summary>
    public ReadOnlySpan<int> TargetsOf(int node) => _targets.AsSpan(_graph.OutStart(node), _graph.OutDegree(node));

    /// <summary>Will be asked what becomes of what a node sends.</summary>
    public void ExpectTargets(int node)
    {
        if (_downtimes is not null)
        {
            foreach (var target in TargetsOf(node))
            {
                _downtimes.Expect(target);
            }
        }
    }

    /// <summary>See <see cref="IScheduler.Send"/>.</summary>
    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        if (_plain is not null)
        {
            _plain.Send(node, version, now, arrivals);
            return;
        }

        var entities = _entities.AsSpan(_graph.OutStart(node), _graph.OutDegree(node));
        Span<double> delays = stackalloc double[Part];
        Span<double> losses = stackalloc double[Part];
        var copies = entities.Length == 0 ? 1 : arrivals.Length / entities.Length;
        for (var start = 0; start < entities.Length; start += Part)
        {
            var count = Math.Min(Part, entities.Length - start);
            _draws.UniformPairs(Purpose.Delay, entities.Slice(start, count), version, delays, losses);
            if (_drawsTogether)
            {
                _link.Delay.Quantiles(delays[..count]);
            }

            for (var k = 0; k < count; k++)
            {
                var entries = arrivals.Slice((start + k) * copies, copies);
                entries.Fill(Ticks.NotSent);
                Send(node, start + k, version, now, delays[k], losses[k], entries);
            }
        }
    }

    /// <summary>See <see cref="IScheduler.SendAll"/>.</summary>
    public void SendAll(int node, int version, ReadOnlySpan<long> times, Span<long> arrivals)
    {
        if (_plain is not null)
        {
            _link.Arrivals(_draws, _entities.AsSpan(_graph.OutStart(node), _graph.OutDegree(node)), version, times, arrivals);
            return;
        }

        var each = times.IsEmpty ? 0 : arrivals.Length / times.Length;
        for (var k = 0; k < times.Length; k++)
        {
            Send(node, version + k, times[k], arrivals.Slice(k * each, each));
        }
    }

    /// <summary>When the newest version of a neighbour arrives that is sent again because the node behind an arc has come back.</summary>
    /// <param name="arc">The arc.</param>
    /// <param name="restart">Number of the restart.</param>
    /// <param name="now">When it is sent, in ticks.</param>
    public long Resend(int arc, int restart, long now)
    {
        var (source, slot) = (_graph.Source(arc), _graph.OutSlot(arc));
        if (_downtimes is not null && _downtimes.IsDown(source, now, now))
        {
            return Ticks.Never;
        }

        var index = _graph.OutStart(source) + slot;
        var (delay, loss) = _draws.UniformPair(Purpose.Resend, _entities[index], restart);
        var link = LinkOf(index);
        var rate = link.Bursts is { } bursts ? bursts.LossWhen(StateOf(bursts, index) == Bad)
            : LossOf(link, source, _graph.Target(arc), now);
        return loss < rate ? Ticks.Never : Arrival(link, index, source, _graph.Target(arc), now, Duration(link, index, delay));
    }

    private void Send(int node, int slot, int version, long now, double delay, double loss, Span<long> entries)
    {
        var index = _graph.OutStart(node) + slot;
        var link = LinkOf(index);
        var target = _targets[index];
        var rate = link.Bursts is { } bursts ? NextLoss(bursts, index, version) : LossOf(link, node, target, now);
        if (loss < rate)
        {
            entries[0] = Ticks.Never;
            return;
        }

        entries[0] = Arrival(link, index, node, target, now, _drawsTogether ? delay : Duration(link, index, delay));
        if (link.Duplication > 0)
        {
            var (second, doubled) = _draws.UniformPair(Purpose.Copy, _entities[index], version);
            entries[1] = doubled >= link.Duplication ? Ticks.NotSent
                : Arrival(link, index, node, target, now, Duration(link, index, second));
        }
    }

    /// <summary>When something arrives that its link does not lose; never, where the arc is cut now or the target is down then.</summary>
    private long Arrival(Link link, int index, int source, int target, long now, double duration)
    {
        var measured = link.Trace?.Delay(_graph.Key(source), _graph.Key(target), now) ?? 0;
        if (measured == DelayTrace.Missing || (_arcs is not null && _arcs.IsCut(source, target, now)))
        {
            return Ticks.Never;
        }

        measured += _travel?.Delay(_graph.Key(source), _graph.Key(target), now) ?? 0;
        var arrival = Ticks.After(now, Ticks.FromDraw(measured + duration));
        if (link.Fifo)
        {
            arrival = _last[index] = Math.Max(arrival, _last[index]);
        }

        arrival = _arcs?.Released(source, target, arrival) ?? arrival;
        return arrival != Ticks.Never && _downtimes is not null && _downtimes.IsDown(target, arrival, now) ? Ticks.Never : arrival;
    }

    /// <summary>How long a link delays a message, in ticks.</summary>
    private double Duration(Link link, int index, double drawn) =>
        link.Delay.Quantile(link.IsPerArc ? _draws.Uniform(Purpose.ArcDelay, _entities[index], 0) : drawn);

    private double LossOf(Link link, int source, int target, long now) =>
        link.LossTrace?.Loss(_graph.Key(source), _graph.Key(target), now) ?? link.Loss;

    private double NextLoss(Bursts bursts, int index, int version)
    {
        var bad = bursts.Next(_draws, _entities[index], version, StateOf(bursts, index) == Bad);
        _states[index] = bad ? Bad : Good;
        return bursts.LossWhen(bad);
    }

    private byte StateOf(Bursts bursts, int index)
    {
        if (_states[index] == 0)
        {
            _states[index] = bursts.Begin(_draws, _entities[index]) ? Bad : Good;
        }

        return _states[index];
    }

    private Link LinkOf(int index) => _links.Length == 0 ? _link : _links[index];

    private Link[] Chosen(PhysicalWorld world)
    {
        Link[] links = [.. Enumerable.Repeat(_link, _graph.ArcCount)];
        foreach (var (number, (from, to, link)) in world.Links.Index())
        {
            var sources = from.In(_graph, _draws, Purpose.Delay, 2 * number);
            var targets = to.In(_graph, _draws, Purpose.Delay, (2 * number) + 1);
            for (var arc = 0; arc < links.Length; arc++)
            {
                if (sources[_graph.Source(arc)] && targets[_graph.Target(arc)])
                {
                    links[_graph.OutStart(_graph.Source(arc)) + _graph.OutSlot(arc)] = link;
                }
            }
        }

        return links;
    }
}
