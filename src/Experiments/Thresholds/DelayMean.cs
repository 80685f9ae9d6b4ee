using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The mean of a distribution of delays, and the same form with another mean.</summary>
internal static class DelayMean
{
    /// <summary>The mean in seconds; infinite for a Pareto tail with a shape of at most 1.</summary>
    public static double Of(DelaySpec delay) => delay.Average / TimeSpan.TicksPerSecond;

    /// <summary>The distribution stretched to another mean; one that is always 0 becomes constant.</summary>
    /// <param name="delay">The distribution; its mean is finite.</param>
    /// <param name="mean">The mean in seconds.</param>
    public static DelaySpec With(DelaySpec delay, double mean)
    {
        var factor = mean / Of(delay);
        return double.IsFinite(factor)
            ? delay.Stretch(factor) with { PerArc = delay.PerArc }
            : new DelaySpec.Constant(TimeSpan.FromTicks((long)Math.Round(mean * TimeSpan.TicksPerSecond)));
    }
}
