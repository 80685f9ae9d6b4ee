namespace Hogwild.Simulation;

/// <summary>A scheduler around another one: it passes every question on, and changes what a derived class overrides.</summary>
/// <param name="inner">The other one.</param>
public abstract class SchedulerWrapper(IScheduler inner) : IScheduler, IForesight
{
    /// <inheritdoc/>
    public virtual long Retain => Inner.Retain;

    /// <inheritdoc/>
    public virtual SchedulerNeeds Needs => Inner.Needs;

    /// <summary>
    /// Nothing, unless a derived class says that its own answers are known ahead where those of <see cref="Inner"/> are.
    /// </summary>
    public virtual Foreknowledge Foreknowledge => Foreknowledge.None;

    /// <summary>A scheduler and those inside it, from outside in.</summary>
    internal static IEnumerable<IScheduler> Chain(IScheduler scheduler)
    {
        for (IScheduler? at = scheduler; at is not null; at = (at as SchedulerWrapper)?.Inner)
        {
            yield return at;
        }
    }

    /// <summary>The other one.</summary>
    protected IScheduler Inner { get; } = inner;

    /// <summary>The world of the run; set by <see cref="Start"/>.</summary>
    protected IWorld World { get; private set; } = null!;

    /// <summary>The other one, where it wants to know what is due soon. Whoever does itself passes it on here.</summary>
    private protected IForesight? Foresight { get; } = inner as IForesight;

    /// <inheritdoc/>
    public virtual void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        World = world;
        Inner.Start(world);
    }

    /// <inheritdoc/>
    public virtual long Next(int node, int count, long now) => Inner.Next(node, count, now);

    /// <inheritdoc/>
    public virtual void Send(int node, int version, long now, Span<long> arrivals) => Inner.Send(node, version, now, arrivals);

    /// <inheritdoc/>
    public virtual Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) =>
        Inner.Activate(ref activation, read, newest);

    /// <inheritdoc/>
    public virtual void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn) =>
        Inner.Tear(activation, read, newest, torn);

    /// <inheritdoc/>
    public virtual int WaitsFor(int node) => Inner.WaitsFor(node);

    /// <inheritdoc/>
    void IForesight.Expect(int entity, long at, int distance) => Foresight?.Expect(entity, at, distance);
}
