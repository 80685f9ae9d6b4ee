using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Writes down what becomes of messages and when nodes are down, as another scheduler decides it, and changes nothing.</summary>
/// <param name="inner">The one who decides.</param>
/// <param name="from">Messages that arrived before, and failures that ended before, are left out. Ticks; default 0.</param>
/// <param name="to">So is what begins after. Default: never.</param>
public sealed class FateRecording(IScheduler inner, long from = 0, long to = Ticks.Never) : SchedulerWrapper(inner)
{
    private readonly List<Fate> _messages = [];
    private readonly List<DownInterval> _down = [];

    /// <summary>The messages, in the order in which they were sent; a duplicate follows its original.</summary>
    public IReadOnlyList<Fate> Messages => _messages;

    /// <summary>When nodes were down, in the order in which that began.</summary>
    public IReadOnlyList<DownInterval> Down => _down;

    /// <inheritdoc/>
    public override void Send(int node, int version, long now, Span<long> arrivals)
    {
        base.Send(node, version, now, arrivals);
        var arcs = World.Graph.OutArcs(node);
        if (now > to || arcs.Length == 0)
        {
            return;
        }

        var copies = arrivals.Length / arcs.Length;
        for (var slot = 0; slot < arcs.Length; slot++)
        {
            Add(node, World.Graph.Target(arcs[slot]), version, now, arrivals.Slice(slot * copies, copies));
        }
    }

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = base.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Down && verdict.Until >= from && activation.Time <= to)
        {
            _down.Add(new DownInterval(activation.Node, activation.Time, verdict.Until));
        }

        return verdict;
    }

    /// <summary>Lost is a message of which no copy arrives.</summary>
    private void Add(int source, int target, int version, long now, ReadOnlySpan<long> copies)
    {
        if (!copies.ContainsAnyExcept(Ticks.Never))
        {
            if (now >= from)
            {
                _messages.Add(new Fate(source, target, version, now, Ticks.Never));
            }

            return;
        }

        foreach (var arrival in copies)
        {
            if (arrival != Ticks.Never && arrival >= from)
            {
                _messages.Add(new Fate(source, target, version, now, arrival));
            }
        }
    }
}
