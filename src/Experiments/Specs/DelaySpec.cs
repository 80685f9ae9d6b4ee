namespace Hogwild.Experiments;

/// <summary>The distribution of a delay, or of a period. What rounds to nothing takes one tick.</summary>
public abstract record DelaySpec
{
    /// <summary>Always the same.</summary>
    /// <param name="Value">The delay.</param>
    public sealed record Constant(TimeSpan Value) : DelaySpec;

    /// <summary>Equally likely between two ends.</summary>
    /// <param name="Min">The shortest.</param>
    /// <param name="Max">The longest, at least <paramref name="Min"/>.</param>
    public sealed record Uniform(TimeSpan Min, TimeSpan Max) : DelaySpec;

    /// <summary>Min plus an exponential variable, so that the whole has the mean.</summary>
    /// <param name="Mean">The mean of the whole delay, above <paramref name="Min"/>.</param>
    /// <param name="Min">The shortest.</param>
    public sealed record Exponential(TimeSpan Mean, TimeSpan Min) : DelaySpec;

    /// <summary>Longer than d with probability (min/d)^shape.</summary>
    /// <param name="Min">The shortest, above 0.</param>
    /// <param name="Shape">The exponent of the tail, above 0; the mean is infinite up to 1.</param>
    public sealed record Pareto(TimeSpan Min, double Shape) : DelaySpec;

    /// <summary>The exponential of a normal variable.</summary>
    /// <param name="Median">The median, above 0.</param>
    /// <param name="Sigma">The standard deviation of the logarithm, at least 0.</param>
    public sealed record LogNormal(TimeSpan Median, double Sigma) : DelaySpec;

    /// <summary>Another delay, given that it lies between two ends.</summary>
    /// <param name="Of">The other one.</param>
    /// <param name="Min">The shortest.</param>
    /// <param name="Max">The longest.</param>
    public sealed record Truncated(DelaySpec Of, TimeSpan Min, TimeSpan Max) : DelaySpec;

    /// <summary>Another delay, and some more.</summary>
    /// <param name="Of">The other one.</param>
    /// <param name="By">What is added.</param>
    public sealed record Shifted(DelaySpec Of, TimeSpan By) : DelaySpec;

    /// <summary>Any continuous distribution of MathNet.Numerics.</summary>
    /// <param name="Distribution">Its name.</param>
    /// <param name="Parameters">Its parameters by name, in their order.</param>
    /// <param name="Unit">The duration that the number 1 stands for.</param>
    public sealed record MathNet(
        string Distribution, IReadOnlyList<KeyValuePair<string, double>> Parameters, TimeSpan Unit) : DelaySpec;

    /// <summary>Measured delays. A delay of a link only.</summary>
    /// <param name="Trace">The trace they come from.</param>
    public sealed record Measured(TraceSpec.Delays Trace) : DelaySpec;
}
