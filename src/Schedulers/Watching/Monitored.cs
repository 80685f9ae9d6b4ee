using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Tells a monitor what another scheduler decides, and changes nothing.</summary>
/// <param name="inner">The one who decides.</param>
/// <param name="bound">B in ticks: what breaks it is counted; <see cref="Ticks.Never"/> for none.</param>
public sealed class Monitored(IScheduler inner, long bound = Ticks.Never) : SchedulerWrapper(inner), IScheduler, IForesight, IStretchWatcher
{
    /// <summary>The monitor of this run; null before it starts.</summary>
    public AdmissibilityMonitor? Monitor { get; private set; }

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Inner.Foreknowledge;

    /// <inheritdoc/>
    int IScheduler.NextAll(int node, int count, long now, long until, Span<long> times) =>
        Inner.NextAll(node, count, now, until, times);

    /// <summary>As what it stands around: it is told, then, of what else it sees when it is asked.</summary>
    bool IScheduler.LeavesReads => Inner.LeavesReads && !World.EdgeWise;

    /// <inheritdoc/>
    void IScheduler.SendAll(int node, int version, ReadOnlySpan<long> times, Span<long> arrivals) =>
        Inner.SendAll(node, version, times, arrivals);

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Monitor = new AdmissibilityMonitor(world.Graph, bound, world.EdgeWise, world);
        base.Start(world);
    }

    /// <inheritdoc/>
    void IForesight.Expect(int entity, long at, int distance)
    {
        Foresight?.Expect(entity, at, distance);
        Monitor!.Expect(entity, distance);
    }

    /// <inheritdoc/>
    void IStretchWatcher.Begin(Stretch stretch, Columns columns) => Monitor!.Begin(stretch, columns);

    /// <inheritdoc/>
    void IStretchWatcher.LookBack() => Monitor!.LookBack();

    /// <inheritdoc/>
    void IStretchWatcher.End() => Monitor!.EndStretches();

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = base.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Go)
        {
            Monitor!.Add(activation.Node, activation.Time, read, activation.OwnLag);
        }
        else if (verdict.Kind == VerdictKind.Down)
        {
            Monitor!.Exempt(activation.Node, activation.Time, verdict.Until);
        }

        return verdict;
    }
}
