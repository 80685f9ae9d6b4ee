namespace Hogwild.Simulation;

/// <summary>How the rates of nodes differ: a factor per node, drawn once, that its clock runs faster by.</summary>
public abstract record RateSpread
{
    /// <summary>The factor that belongs to a uniform number.</summary>
    public abstract double Factor(double u);

    /// <summary>The logarithm of the factor is normal with mean 0.</summary>
    /// <param name="Sigma">Its standard deviation.</param>
    public sealed record LogNormal(double Sigma) : RateSpread
    {
        /// <inheritdoc/>
        public override double Factor(double u) => Elementary.Exp(Sigma * NormalQuantile.Of(u));
    }

    /// <summary>Equally likely from 1 − by to 1 + by.</summary>
    /// <param name="By">From 0 on and below 1.</param>
    public sealed record Uniform(double By) : RateSpread
    {
        /// <inheritdoc/>
        public override double Factor(double u) => 1 + (By * ((2 * u) - 1));
    }
}
