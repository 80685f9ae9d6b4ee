namespace Hogwild.Simulation;

/// <summary>How the rates of clocks differ between nodes: a factor each.</summary>
[Family("spread", "spreads", "how the rates of clocks differ between nodes")]
public abstract record SpreadSpec
{
    /// <summary>Whether rates differ at all. Default true.</summary>
    public virtual bool IsDrawn => true;

    /// <summary>The factors.</summary>
    public abstract RateSpread Create();

    /// <summary>Log-normal factors with median 1.</summary>
    /// <param name="Sigma">The standard deviation of their logarithm.</param>
    [Kind("log-normal", "factors whose logarithm is normal", Implements = typeof(RateSpread.LogNormal))]
    public sealed record LogNormal([Option("its standard deviation", Least = 0)] double Sigma) : SpreadSpec
    {
        /// <inheritdoc/>
        public override bool IsDrawn => Sigma > 0;

        /// <inheritdoc/>
        public override RateSpread Create() => new RateSpread.LogNormal(Sigma);
    }

    /// <summary>Factors from 1 − by to 1 + by.</summary>
    /// <param name="By">From 0 on and below 1.</param>
    [Kind("uniform", "factors from 1 − by to 1 + by", Implements = typeof(RateSpread.Uniform))]
    public sealed record Uniform([Option("a share below 1", IsShare = true, Below = 1)] double By) : SpreadSpec
    {
        /// <inheritdoc/>
        public override bool IsDrawn => By > 0;

        /// <inheritdoc/>
        public override RateSpread Create() => new RateSpread.Uniform(By);
    }
}
