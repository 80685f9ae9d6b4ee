namespace Hogwild.Simulation;

/// <summary>
/// A distribution known by its quantiles, as of what was measured: equally many draws lie between each two that follow each other, and
/// evenly between them.
/// </summary>
public sealed class QuantileDistribution : IDistribution
{
    private readonly double[] _ticks;

    /// <summary>A distribution.</summary>
    /// <param name="ticks">The quantiles in ticks, ascending: the shortest, …, the longest; at least two, none of them negative.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public QuantileDistribution(IReadOnlyList<double> ticks)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        var isAscending = ticks.Zip(ticks.Skip(1)).All(pair => pair.First <= pair.Second);
        if (ticks.Count < 2 || !(ticks[0] >= 0) || !double.IsFinite(ticks[^1]) || !isAscending)
        {
            throw new ArgumentException("expected at least two quantiles, ascending, from 0", nameof(ticks));
        }

        _ticks = [.. ticks];
    }

    /// <inheritdoc/>
    public double Minimum => _ticks[0];

    /// <inheritdoc/>
    public double Mean => (_ticks.Sum() - (0.5 * (_ticks[0] + _ticks[^1]))) / (_ticks.Length - 1);

    /// <inheritdoc/>
    public double Quantile(double u)
    {
        var place = u * (_ticks.Length - 1);
        var below = Math.Min((int)place, _ticks.Length - 2);
        return _ticks[below] + ((place - below) * (_ticks[below + 1] - _ticks[below]));
    }
}
