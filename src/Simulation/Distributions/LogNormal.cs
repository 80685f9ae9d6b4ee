namespace Hogwild.Simulation;

/// <summary>A duration whose logarithm is normal.</summary>
/// <param name="Median">The median, positive.</param>
/// <param name="Sigma">The standard deviation of the logarithm, not negative.</param>
public sealed record LogNormal(TimeSpan Median, double Sigma) : IDistribution
{
    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Mean => Median.Ticks * Elementary.Exp(0.5 * Sigma * Sigma);

    /// <inheritdoc/>
    public double Quantile(double u) => Median.Ticks * Elementary.Exp(Sigma * NormalQuantile.Of(u));
}
