namespace Hogwild.Simulation;

/// <summary>Pareto's heavy-tailed distribution: P(T > t) = (min / t)^shape for t ≥ min.</summary>
/// <param name="Min">The smallest duration, positive.</param>
/// <param name="Shape">The tail exponent, positive; the mean exists above 1.</param>
public sealed record Pareto(TimeSpan Min, double Shape) : IDistribution
{
    /// <inheritdoc/>
    public double Minimum => Min.Ticks;

    /// <inheritdoc/>
    public double Mean => Shape > 1 ? Min.Ticks * Shape / (Shape - 1) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Quantile(double u) => Min.Ticks * Elementary.Exp(-Elementary.Log(1 - u) / Shape);
}
