namespace Hogwild.Simulation;

/// <summary>Always the same duration.</summary>
/// <param name="Value">The duration, not negative.</param>
public sealed record Constant(TimeSpan Value) : IDistribution
{
    /// <inheritdoc/>
    public double Minimum => Value.Ticks;

    /// <inheritdoc/>
    public double Mean => Value.Ticks;

    /// <inheritdoc/>
    public double Quantile(double u) => Value.Ticks;

    /// <inheritdoc/>
    public void Quantiles(Span<double> numbers) => numbers.Fill(Value.Ticks);
}
