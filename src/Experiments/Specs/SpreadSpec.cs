namespace Hogwild.Experiments;

/// <summary>How the rates of clocks differ between nodes: a factor each.</summary>
public abstract record SpreadSpec
{
    /// <summary>Log-normal factors with median 1.</summary>
    /// <param name="Sigma">The standard deviation of their logarithm.</param>
    public sealed record LogNormal(double Sigma) : SpreadSpec;

    /// <summary>Factors from 1 − by to 1 + by.</summary>
    /// <param name="By">From 0 on and below 1.</param>
    public sealed record Uniform(double By) : SpreadSpec;
}
