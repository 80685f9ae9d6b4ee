using System.Numerics;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>A memoryless clock: gaps between activations are exponentially distributed.</summary>
/// <param name="Period">The mean gap, positive.</param>
public sealed record PoissonClock(TimeSpan Period) : IClock
{
    private const int Four = 4;
    private readonly Exponential _gap = new(Period);

    /// <summary>
    /// Four gaps in a row, in ticks: those between the instants of <see cref="Next"/>, at little more than the cost of one.
    /// </summary>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="key">The stable key of the node.</param>
    /// <param name="count">How many activations it has had before the first of them.</param>
    /// <param name="gaps">Receives four gaps.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for four.</exception>
    public void FourGaps(Draws draws, int key, int count, Span<long> gaps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gaps.Length, Four, nameof(gaps));
        Span<double> numbers = stackalloc double[Four];
        draws.FourUniforms(Purpose.Clock, (uint)key, count, numbers);
        _gap.Quantiles(numbers);
        for (var k = 0; k < numbers.Length; k++)
        {
            gaps[k] = Ticks.FromDraw(numbers[k]);
        }
    }

    /// <summary>Eight gaps in a row: <see cref="FourGaps"/> twice.</summary>
    internal void EightGaps(Draws draws, int key, int count, Span<long> gaps)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Ticks.FromDraw(_gap.Quantile(draws.EightUniforms(Purpose.Clock, (uint)key, count))).CopyTo(gaps);
            return;
        }

        FourGaps(draws, key, count, gaps);
        FourGaps(draws, key, count + Four, gaps[Four..]);
    }

    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) =>
        Ticks.After(now, Ticks.FromDraw(_gap.Quantile(draws.Uniform(Purpose.Clock, (uint)key, count))));

    /// <inheritdoc/>
    int IClock.NextAll(Draws draws, int key, int count, long now, long until, Span<long> times) => Vector512.IsHardwareAccelerated
        ? NextAllOfEights(draws, key, count, now, until, times)
        : NextAllOfFours(draws, key, count, now, until, times);

    /// <summary>As <see cref="IClock.NextAll"/>, eight gaps at a time.</summary>
    internal int NextAllOfEights(Draws draws, int key, int count, long now, long until, Span<long> times)
    {
        var lanes = Vector512<long>.Count;
        Span<long> few = stackalloc long[lanes];
        for (var at = 0; at < times.Length; at += lanes)
        {
            var gaps = Ticks.FromDraw(_gap.Quantile(draws.EightUniforms(Purpose.Clock, (uint)key, count + at)));
            if (times.Length - at < lanes || now > Instants.Far || Vector512.GreaterThanAny(gaps, Vector512.Create(Instants.Far)))
            {
                gaps.CopyTo(few);
                var some = Instants.After(now, few, until, times[at..]);
                if (some < lanes || times[at + some - 1] >= until)
                {
                    return at + some;
                }
            }
            else
            {
                // How many come before the end nobody can predict, so there is no loop.
                var instants = Vector512.Create(now) + Instants.Sums(gaps);
                instants.CopyTo(times[at..]);
                var isLate = Vector512.GreaterThanOrEqual(instants, Vector512.Create(until)).ExtractMostSignificantBits();
                if (isLate != 0)
                {
                    return at + BitOperations.TrailingZeroCount(isLate) + 1;
                }
            }

            now = times[at + lanes - 1];
        }

        return times.Length;
    }

    /// <summary>As <see cref="IClock.NextAll"/>, four gaps at a time.</summary>
    internal int NextAllOfFours(Draws draws, int key, int count, long now, long until, Span<long> times)
    {
        Span<long> gaps = stackalloc long[Four];
        for (var at = 0; at < times.Length; at += Four)
        {
            FourGaps(draws, key, count + at, gaps);
            var some = Instants.After(now, gaps, until, times[at..]);
            if (some < Four || times[at + some - 1] >= until)
            {
                return at + some;
            }

            now = times[at + some - 1];
        }

        return times.Length;
    }
}
