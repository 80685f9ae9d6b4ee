namespace Hogwild.Simulation;

/// <summary>A smallest duration plus an exponentially distributed one.</summary>
/// <param name="MeanExcess">The mean of the exponential part.</param>
/// <param name="Min">The smallest duration; default 0.</param>
public sealed record Exponential(TimeSpan MeanExcess, TimeSpan Min = default) : IDistribution
{
    /// <inheritdoc/>
    public double Minimum => Min.Ticks;

    /// <inheritdoc/>
    public double Mean => Min.Ticks + (double)MeanExcess.Ticks;

    /// <inheritdoc/>
    public double Quantile(double u) => Min.Ticks - (MeanExcess.Ticks * Elementary.Log(1 - u));

    /// <inheritdoc/>
    public void Quantiles(Span<double> numbers)
    {
        foreach (ref var number in numbers)
        {
            number = 1 - number;
        }

        Elementary.Log(numbers);
        var (min, mean) = ((double)Min.Ticks, (double)MeanExcess.Ticks);
        foreach (ref var number in numbers)
        {
            number = min - (mean * number);
        }
    }
}
