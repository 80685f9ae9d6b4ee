using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Writes down what becomes of messages and when nodes are down, as another scheduler decides it, and changes nothing.</summary>
/// <param name="inner">The one who decides.</param>
/// <param name="from">Messages that arrived before, and failures that ended before, are left out. Ticks; default 0.</param>
/// <param name="to">So is what begins after. Default: never.</param>
public sealed class FateRecording(IScheduler inner, long from = 0, long to = Ticks.Never) : IScheduler
{
    private readonly List<Fate> _messages = [];
    private readonly List<DownInterval> _down = [];
    private Graph? _graph;

    /// <summary>The messages, in the order in which they were sent.</summary>
    public IReadOnlyList<Fate> Messages => _messages;

    /// <summary>When nodes were down, in the order in which that began.</summary>
    public IReadOnlyList<DownInterval> Down => _down;

    /// <inheritdoc/>
    public long Retain => inner.Retain;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _graph = world.Graph;
        inner.Start(world);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => inner.Next(node, count, now);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        inner.Send(node, version, now, arrivals);
        var arcs = _graph!.OutArcs(node);
        for (var slot = 0; slot < arcs.Length && now <= to; slot++)
        {
            if (arrivals[slot] >= from && (arrivals[slot] != Ticks.Never || now >= from))
            {
                _messages.Add(new Fate(node, _graph.Target(arcs[slot]), version, now, arrivals[slot]));
            }
        }
    }

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = inner.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Down && verdict.Until >= from && activation.Time <= to)
        {
            _down.Add(new DownInterval(activation.Node, activation.Time, verdict.Until));
        }

        return verdict;
    }
}
