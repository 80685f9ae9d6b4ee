namespace Hogwild.Simulation;

/// <summary>A distribution of durations that is drawn by inverse transform: one uniform number, one duration.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public interface IDistribution
{
    /// <summary>The smallest duration that can be drawn, in ticks.</summary>
    double Minimum { get; }

    /// <summary>The mean in ticks; infinite where it does not exist.</summary>
    double Mean { get; }

    /// <summary>The duration in ticks, not rounded, below which a share <paramref name="u"/> in (0, 1) of all draws lies.</summary>
    double Quantile(double u);

    /// <summary><see cref="Quantile"/> of every number, in place.</summary>
    /// <param name="numbers">Uniform numbers in (0, 1); durations in ticks afterwards.</param>
    void Quantiles(Span<double> numbers)
    {
        foreach (ref var number in numbers)
        {
            number = Quantile(number);
        }
    }
}
