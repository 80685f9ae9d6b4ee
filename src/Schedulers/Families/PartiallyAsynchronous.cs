using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Partial asynchronism on the grid (Bertsekas &amp; Tsitsiklis 1989, ch. 7): in every step each node acts with some probability, and at
/// the latest B steps after it last did; each read is uniformly 0 … B − 1 steps old, own state always fresh. Staggered, update counts of
/// nodes differ by at most one: time falls into windows of ⌊(B + 1)/2⌋ steps, and every node acts once a window, at a step that is drawn.
/// </summary>
/// <param name="bound">B, a multiple of the step.</param>
/// <param name="step">The grid, in ticks.</param>
/// <param name="activity">The probability that a node acts in a step, above 0 and at most 1; not used where staggered.</param>
/// <param name="draws">The randomness of the run.</param>
/// <param name="stagger">Whether update counts differ by at most one. Default false.</param>
public sealed class PartiallyAsynchronous(Bound bound, long step, double activity, Draws draws, bool stagger = false) : GridScheduler
{
    private readonly int _steps = checked((int)(bound.OnGrid(step) / step));
    private readonly GeometricGap _gap = new(activity, step, checked((int)(bound.OnGrid(step) / step)));

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override long Retain => _steps * step;

    /// <inheritdoc/>
    public override SchedulerNeeds Needs => new() { Grid = step };

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(_steps, 1, nameof(bound));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(activity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(activity, 1);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now)
    {
        var key = (uint)World.Graph.Key(node);
        if (!stagger)
        {
            return _gap.Next(now, draws.Uniform(Purpose.Clock, key, count));
        }

        // From the first step of one window to the last of the next is a gap of 2w − 1 ≤ B steps.
        var window = (_steps + 1) / 2;
        return (((long)count * window) + 1 + draws.Below(window, Purpose.Clock, key, count)) * step;
    }

    /// <inheritdoc/>
    public override int NextAll(int node, int count, long now, long until, Span<long> times) => stagger
        ? base.NextAll(node, count, now, until, times)
        : DrawnInstants.NextAll(_gap, draws, World.Graph.Key(node), count, now, until, times);

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        UniformAges.Read(World, draws, _steps, step, activation, read);
        return Verdict.Go;
    }
}
