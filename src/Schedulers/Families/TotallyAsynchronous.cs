using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Total asynchronism (Bertsekas &amp; Tsitsiklis 1989, ch. 6): nobody stops and everything old is forgotten in the end, but there is no
/// bound. Gaps and staleness at step t are uniform up to ⌈c·tᵖ⌉ steps, which grows without limit while the oldest version read still tends
/// to infinity.
/// </summary>
/// <param name="step">The grid, in ticks.</param>
/// <param name="scale">c, positive; default 1.</param>
/// <param name="power">p, above 0 and below 1; default ½.</param>
/// <param name="horizon">The end of the run, in ticks: how long versions must be kept follows from it.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class TotallyAsynchronous(long step, double scale, double power, long horizon, Draws draws) : GridScheduler
{
    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override long Retain => Reach(horizon) * step;

    /// <inheritdoc/>
    public override SchedulerNeeds Needs => new() { Grid = step };

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(power);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(power, 1);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) =>
        now + (step * (1 + draws.Below(Reach(now), Purpose.Clock, (uint)World.Graph.Key(node), count)));

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        UniformAges.Read(World, draws, Reach(activation.Time), step, activation, read);
        return Verdict.Go;
    }

    /// <summary>⌈c·tᵖ⌉ in steps, at least 1.</summary>
    internal static int Reach(double scale, double power, long steps) =>
        (int)Math.Ceiling(Math.Max(1, scale * Elementary.Exp(power * Elementary.Log(Math.Max(1, steps)))));

    private int Reach(long now) => Reach(scale, power, now / step);
}
