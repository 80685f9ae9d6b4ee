using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Tells a monitor what another scheduler decides, and changes nothing.</summary>
/// <param name="inner">The one who decides.</param>
/// <param name="bound">B in ticks: what breaks it is counted; <see cref="Ticks.Never"/> for none.</param>
public sealed class Monitored(IScheduler inner, long bound = Ticks.Never) : IScheduler
{
    /// <summary>The monitor of this run; null before it starts.</summary>
    public AdmissibilityMonitor? Monitor { get; private set; }

    /// <inheritdoc/>
    public long Retain => inner.Retain;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Monitor = new AdmissibilityMonitor(world.Graph, bound, world.EdgeWise, world);
        inner.Start(world);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => inner.Next(node, count, now);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => inner.Send(node, version, now, arrivals);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = inner.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Go)
        {
            Monitor!.Add(activation.Node, activation.Time, read);
        }
        else if (verdict.Kind == VerdictKind.Down)
        {
            Monitor!.Exempt(activation.Node, activation.Time, verdict.Until);
        }

        return verdict;
    }
}
