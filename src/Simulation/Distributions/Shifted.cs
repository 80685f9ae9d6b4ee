namespace Hogwild.Simulation;

/// <summary>Another duration, and some more.</summary>
/// <param name="Of">The other one.</param>
/// <param name="By">What is added, not negative: a smallest duration.</param>
public sealed record Shifted(IDistribution Of, TimeSpan By) : IDistribution
{
    /// <inheritdoc/>
    public double Minimum => Of.Minimum + By.Ticks;

    /// <inheritdoc/>
    public double Mean => Of.Mean + By.Ticks;

    /// <inheritdoc/>
    public double Quantile(double u) => Of.Quantile(u) + By.Ticks;

    /// <inheritdoc/>
    public void Quantiles(Span<double> numbers)
    {
        Of.Quantiles(numbers);
        var by = (double)By.Ticks;
        foreach (ref var number in numbers)
        {
            number += by;
        }
    }
}
