namespace Hogwild.Simulation;

/// <summary>Another duration, given that it lies between two ends: what lies outside is drawn again.</summary>
public sealed record Truncated : IDistribution
{
    private const int Halvings = 60;
    private const int MeanParts = 4096;
    private readonly double _low;
    private readonly double _share;

    /// <summary>The distribution of <paramref name="of"/> between two ends.</summary>
    /// <param name="of">The other one, drawn by inverse transform.</param>
    /// <param name="min">The shortest, not negative.</param>
    /// <param name="max">The longest.</param>
    /// <exception cref="ArgumentException">Next to nothing lies between the ends, or the other one is no inverse transform.</exception>
    public Truncated(IDistribution of, TimeSpan min, TimeSpan max)
    {
        ArgumentNullException.ThrowIfNull(of);
        if (of is MathNetDistribution { IsInverse: false })
        {
            throw new ArgumentException("a distribution without a distribution function cannot be truncated", nameof(of));
        }

        (Of, Min, Max) = (of, min, max);
        _low = ShareBelow(min.Ticks);
        _share = ShareBelow(max.Ticks + 1e-6) - _low;
        if (!(_share > 1e-9))
        {
            throw new ArgumentException($"next to nothing lies from {min} to {max}", nameof(max));
        }
    }

    /// <summary>The other one.</summary>
    public IDistribution Of { get; }

    /// <summary>The shortest.</summary>
    public TimeSpan Min { get; }

    /// <summary>The longest.</summary>
    public TimeSpan Max { get; }

    /// <inheritdoc/>
    public double Minimum => Math.Max(Min.Ticks, Of.Minimum);

    /// <summary>The mean in ticks, by the midpoint rule over the quantiles: good to some four digits.</summary>
    public double Mean
    {
        get
        {
            var sum = 0.0;
            for (var k = 0; k < MeanParts; k++)
            {
                sum += Quantile((k + 0.5) / MeanParts);
            }

            return sum / MeanParts;
        }
    }

    /// <inheritdoc/>
    public double Quantile(double u) => Math.Clamp(Of.Quantile(_low + (u * _share)), Min.Ticks, Max.Ticks);

    /// <summary>The share of draws below <paramref name="ticks"/>, from the quantiles alone.</summary>
    private double ShareBelow(double ticks)
    {
        var (low, high) = (0.0, 1.0);
        for (var k = 0; k < Halvings; k++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = middle < 1 && Of.Quantile(middle) < ticks ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
