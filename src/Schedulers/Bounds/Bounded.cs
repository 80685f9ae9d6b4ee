using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Enforces a bound B on another scheduler (Bertsekas &amp; Tsitsiklis 1989, ch. 7): an activation is brought forward to B after the last
/// one, and a view that would be stale by B or more is raised to the oldest admissible version at the moment of reading. Only a node that
/// is down is exempt. Every schedule that comes out is admissible, whatever the other scheduler does.
/// </summary>
/// <param name="inner">The one who decides within the bound.</param>
/// <param name="bound">B.</param>
/// <param name="step">The grid that a bound in steps is counted on, in ticks.</param>
public sealed class Bounded(IScheduler inner, Bound bound, long step) : SchedulerWrapper(inner), IScheduler
{
    private readonly long _ticks = bound.InTicks(step);
    private long[] _last = [];

    /// <inheritdoc/>
    public override long Retain => Math.Max(base.Retain, _ticks);

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Inner.Foreknowledge;

    /// <inheritdoc/>
    int IScheduler.NextAll(int node, int count, long now, long until, Span<long> times)
    {
        // The other one is asked for what it says within a bound from now: only the last answer can break it, and nothing has been asked
        // beyond that.
        for (var at = 0; at < times.Length;)
        {
            var part = times[at..];
            var some = Inner.NextAll(node, count + at, now, Math.Min(until, now + _ticks), part);
            at += some;
            now = some > 1 ? part[some - 2] : now;
            var next = part[some - 1] = Math.Min(part[some - 1], now + _ticks);
            if (next >= until || next <= now)
            {
                return at;
            }

            now = next;
        }

        return times.Length;
    }

    /// <inheritdoc/>
    void IScheduler.SendAll(int node, int version, ReadOnlySpan<long> times, Span<long> arrivals) =>
        Inner.SendAll(node, version, times, arrivals);

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _last = new long[world.Graph.NodeCount];
        base.Start(world);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) => Math.Min(base.Next(node, count, now), now + _ticks);

    /// <inheritdoc/>
    public override void Send(int node, int version, long now, Span<long> arrivals)
    {
        base.Send(node, version, now, arrivals);

        // Only where version 0 is a message: nobody can act before it is there.
        for (var entry = 0; version == 0 && entry < arrivals.Length; entry += Needs.Copies)
        {
            arrivals[entry] = Math.Min(arrivals[entry], now + _ticks);
        }
    }

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = base.Activate(ref activation, read, newest);
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

        for (var slot = 0; slot < read.Length; slot++)
        {
            read[slot] = Math.Max(read[slot], Oldest(activation, slot));
        }

        if (activation.OwnLag > 0 && !activation.Forget)
        {
            // A restart is no stale read: what a crash took cannot be raised.
            var oldest = World.OldestSupersededAfter(activation.Node, activation.Time - _ticks);
            activation.OwnLag = Math.Min(activation.OwnLag, World.Version(activation.Node) - oldest);
        }

        _last[activation.Node] = activation.Time;
        return Verdict.Go;
    }

    /// <inheritdoc/>
    public override void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
    {
        base.Tear(activation, read, newest, torn);
        for (var k = 0; k < torn.Length; k++)
        {
            torn[k] = Math.Max(torn[k], Oldest(activation, k / (torn.Length / read.Length)));
        }
    }

    /// <summary>The oldest version that may be read through an in-slot.</summary>
    private int Oldest(in Activation activation, int slot)
    {
        var source = World.Graph.Source(World.Graph.InArc(activation.Node, slot));
        return World.OldestSupersededAfter(source, activation.Time - _ticks);
    }
}
