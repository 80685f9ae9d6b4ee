using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Nodes act at independent gaps without memory, whole steps of the grid, and read what is newest. Either exponential gaps are rounded up,
/// so that the mean gap is step / (1 − exp(−step / period)), which is more than the period: 1.58 steps for one of a step, about half a step
/// more where it is long. Or gaps are geometric, with the period as their mean.
/// </summary>
/// <param name="step">The grid, in ticks.</param>
/// <param name="period">The mean gap in ticks: before rounding, or, of geometric gaps, at least a step, as it is.</param>
/// <param name="draws">The randomness of the run.</param>
/// <param name="isGeometric">Whether gaps are geometric. Default false.</param>
public sealed class Poisson(long step, long period, Draws draws, bool isGeometric = false) : GridScheduler
{
    private readonly GridGap _gap = new(step, period, isGeometric);

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public override bool LeavesReads => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Gaps are geometric, and the period is less than a step.</exception>
    public override void Start(IWorld world)
    {
        base.Start(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, isGeometric ? step : 1);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now) =>
        _gap.Next(now, draws.Uniform(Purpose.Clock, (uint)World.Graph.Key(node), count));

    /// <inheritdoc/>
    public override int NextAll(int node, int count, long now, long until, Span<long> times) =>
        DrawnInstants.NextAll(_gap, draws, World.Graph.Key(node), count, now, until, times);

    private readonly struct GridGap(long step, long period, bool isGeometric) : IDrawnInstant
    {
        private readonly Geometric _trials = new((double)step / period);

        public long Next(long now, double uniform)
        {
            if (isGeometric)
            {
                return Ticks.After(now, _trials.Trials(uniform) * step);
            }

            var gap = -period * Elementary.Log(uniform);
            return Ticks.After(now, (long)Math.Min(1 + Math.Floor(gap / step), int.MaxValue) * step);
        }
    }
}
