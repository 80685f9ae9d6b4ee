using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A scheduler in whose world messages take no time: what is newest arrives at once, and is read unless a derived class says otherwise.
/// </summary>
public abstract class GridScheduler : IScheduler
{
    /// <inheritdoc/>
    public virtual long Retain => 0;

    /// <summary>The world of the run; set by <see cref="Start"/>.</summary>
    protected IWorld World { get; private set; } = null!;

    /// <inheritdoc/>
    public virtual SchedulerNeeds Needs => new();

    /// <summary>
    /// Nothing, unless a derived class says that its times are known ahead: then <see cref="Simulation.Foreknowledge.Instants"/>.
    /// </summary>
    public virtual Foreknowledge Foreknowledge => Foreknowledge.None;

    /// <summary>No, unless a derived class says so that does not override <see cref="Activate"/>.</summary>
    public virtual bool LeavesReads => false;

    /// <inheritdoc/>
    public virtual void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        World = world;
    }

    /// <inheritdoc/>
    public abstract long Next(int node, int count, long now);

    /// <inheritdoc/>
    public virtual int NextAll(int node, int count, long now, long until, Span<long> times)
    {
        for (var k = 0; k < times.Length; k++)
        {
            var next = times[k] = Next(node, count + k, now);
            if (next >= until || next <= now)
            {
                return k + 1;
            }

            now = next;
        }

        return times.Length;
    }

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public virtual Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        newest.CopyTo(read);
        return Verdict.Go;
    }
}
