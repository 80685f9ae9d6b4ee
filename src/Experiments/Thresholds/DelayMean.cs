using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The mean of a distribution of delays, and the same form with another mean.</summary>
internal static class DelayMean
{
    /// <summary>The mean in seconds; infinite for a Pareto tail with a shape of at most 1.</summary>
    public static double Of(DelaySpec delay) => delay switch
    {
        DelaySpec.Constant constant => constant.Value.TotalSeconds,
        DelaySpec.Uniform uniform => (uniform.Min + uniform.Max).TotalSeconds / 2,
        DelaySpec.Exponential exponential => exponential.Mean.TotalSeconds,
        DelaySpec.Pareto { Shape: <= 1 } => double.PositiveInfinity,
        DelaySpec.Pareto pareto => pareto.Min.TotalSeconds * pareto.Shape / (pareto.Shape - 1),
        DelaySpec.LogNormal logNormal => logNormal.Median.TotalSeconds * Elementary.Exp(logNormal.Sigma * logNormal.Sigma / 2),
        DelaySpec.Shifted or DelaySpec.Truncated or DelaySpec.MathNet => PhysicalBuilder.Distribution(delay).Mean / TimeSpan.TicksPerSecond,
        DelaySpec.Measured => double.NaN,
        _ => throw new ArgumentOutOfRangeException(nameof(delay), delay, "not a distribution"),
    };

    /// <summary>The distribution stretched to another mean; one that is always 0 becomes constant.</summary>
    /// <param name="delay">The distribution; its mean is finite.</param>
    /// <param name="mean">The mean in seconds.</param>
    public static DelaySpec With(DelaySpec delay, double mean)
    {
        var factor = mean / Of(delay);
        return double.IsFinite(factor) ? Stretch(delay, factor) : new DelaySpec.Constant(Ticks(mean * TimeSpan.TicksPerSecond));
    }

    private static DelaySpec Stretch(DelaySpec delay, double factor)
    {
        return delay switch
        {
            DelaySpec.Constant constant => new DelaySpec.Constant(Stretched(constant.Value)),
            DelaySpec.Uniform uniform => new DelaySpec.Uniform(Stretched(uniform.Min), Stretched(uniform.Max)),
            DelaySpec.Exponential exponential => Exponential(Stretched(exponential.Mean), Stretched(exponential.Min)),
            DelaySpec.Pareto pareto => pareto with { Min = AtLeastATick(Stretched(pareto.Min)) },
            DelaySpec.LogNormal logNormal => logNormal with { Median = AtLeastATick(Stretched(logNormal.Median)) },
            DelaySpec.Shifted shifted => new DelaySpec.Shifted(Stretch(shifted.Of, factor), Stretched(shifted.By)),
            DelaySpec.Truncated truncated => new DelaySpec.Truncated(
                Stretch(truncated.Of, factor), Stretched(truncated.Min), Stretched(truncated.Max)),
            DelaySpec.MathNet other => other with { Unit = AtLeastATick(Stretched(other.Unit)) },
            _ => throw new ArgumentOutOfRangeException(nameof(delay), delay, "not a distribution with a mean"),
        };

        TimeSpan Stretched(TimeSpan duration) => Ticks(factor * duration.Ticks);
    }

    private static DelaySpec.Exponential Exponential(TimeSpan mean, TimeSpan min) =>
        new(mean > min ? mean : min + TimeSpan.FromTicks(1), min);

    private static TimeSpan AtLeastATick(TimeSpan duration) => duration.Ticks > 0 ? duration : TimeSpan.FromTicks(1);

    private static TimeSpan Ticks(double ticks) => TimeSpan.FromTicks((long)Math.Round(ticks));
}
