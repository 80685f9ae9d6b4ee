using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Enforces a bound B on another scheduler (Bertsekas &amp; Tsitsiklis 1989, ch. 7): an activation is brought forward to B after the last one,
/// and a view that would be stale by B or more is raised to the oldest admissible version at the moment of reading. Only a node that is down
/// is exempt. Every schedule that comes out is admissible, whatever the other scheduler does.
/// </summary>
/// <param name="inner">The one who decides within the bound.</param>
/// <param name="bound">B.</param>
/// <param name="step">The grid that a bound in steps is counted on, in ticks.</param>
public sealed class Bounded(IScheduler inner, Bound bound, long step) : IScheduler
{
    private readonly long _ticks = bound.InTicks(step);
    private IWorld? _world;
    private long[] _last = [];

    /// <inheritdoc/>
    public long Retain => Math.Max(inner.Retain, _ticks);

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        _last = new long[world.Graph.NodeCount];
        inner.Start(world);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => Math.Min(inner.Next(node, count, now), now + _ticks);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => inner.Send(node, version, now, arrivals);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = inner.Activate(ref activation, read, newest);
        var deadline = _last[activation.Node] + _ticks;
        if (verdict.Kind == VerdictKind.Down)
        {
            _last[activation.Node] = verdict.Until;
            return verdict;
        }

        if (verdict.Kind != VerdictKind.Go && activation.Time < deadline)
        {
            return Verdict.Later(Math.Min(deadline, verdict.Until));
        }

        Raise(activation, read);
        _last[activation.Node] = activation.Time;
        return Verdict.Go;
    }

    private void Raise(in Activation activation, Span<int> read)
    {
        var graph = _world!.Graph;
        for (var slot = 0; slot < read.Length; slot++)
        {
            var source = graph.Source(graph.InArc(activation.Node, slot));
            read[slot] = Math.Max(read[slot], _world.OldestSupersededAfter(source, activation.Time - _ticks));
        }
    }
}
