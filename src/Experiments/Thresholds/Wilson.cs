using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Wilson's interval for a share (Wilson 1927): it has about the stated confidence also for few trials.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
internal readonly record struct Wilson(double Low, double High)
{
    /// <summary>The interval.</summary>
    /// <param name="hits">How many of the trials hit.</param>
    /// <param name="trials">Number of trials, at least 1.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    public static Wilson Of(int hits, int trials, double confidence)
    {
        var z = NormalQuantile.Of((1 + confidence) / 2);
        var (share, square) = ((double)hits / trials, z * z / trials);
        var centre = (share + (square / 2)) / (1 + square);
        var half = Math.Sqrt((share * (1 - share) * square) + (square * square / 4)) / (1 + square);
        return new Wilson(hits == 0 ? 0 : centre - half, hits == trials ? 1 : centre + half);
    }
}
