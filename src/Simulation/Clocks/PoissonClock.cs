namespace Hogwild.Simulation;

/// <summary>A memoryless clock: gaps between activations are exponentially distributed.</summary>
/// <param name="Period">The mean gap, positive.</param>
public sealed record PoissonClock(TimeSpan Period) : IClock
{
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
        ArgumentOutOfRangeException.ThrowIfLessThan(gaps.Length, 4, nameof(gaps));
        Span<double> numbers = stackalloc double[4];
        draws.FourUniforms(Purpose.Clock, (uint)key, count, numbers);
        _gap.Quantiles(numbers);
        for (var k = 0; k < numbers.Length; k++)
        {
            gaps[k] = Ticks.FromDraw(numbers[k]);
        }
    }

    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now) =>
        Ticks.After(now, Ticks.FromDraw(_gap.Quantile(draws.Uniform(Purpose.Clock, (uint)key, count))));
}
