namespace Hogwild.Simulation;

/// <summary>Any duration between two ends, equally likely.</summary>
/// <param name="Min">The shortest, not negative.</param>
/// <param name="Max">The longest.</param>
public sealed record Uniform(TimeSpan Min, TimeSpan Max) : IDistribution
{
    /// <inheritdoc/>
    public double Minimum => Min.Ticks;

    /// <inheritdoc/>
    public double Mean => 0.5 * (Min.Ticks + (double)Max.Ticks);

    /// <inheritdoc/>
    public double Quantile(double u) => Min.Ticks + (u * (Max.Ticks - Min.Ticks));

    /// <inheritdoc/>
    public void Quantiles(Span<double> numbers)
    {
        var (min, range) = ((double)Min.Ticks, (double)(Max.Ticks - Min.Ticks));
        foreach (ref var number in numbers)
        {
            number = min + (number * range);
        }
    }
}
