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
}
