using MathNet.Numerics.Distributions;

namespace Hogwild.Simulation;

/// <summary>
/// Any continuous distribution of MathNet.Numerics as a distribution of durations. Drawn by inverse transform, with the inverse of the
/// package where it has one and by bisection of the distribution function otherwise; one without a distribution function (stable laws) uses
/// its own sampler on a private stream. What is negative counts as 0. Slower than the distributions of this project, and, since the package
/// calls the system's mathematics library, the same to the byte on one system only.
/// </summary>
public sealed class MathNetDistribution : IDistribution
{
    private const int Halvings = 200;
    private readonly string _name;
    private readonly double[] _parameters;
    private readonly IContinuousDistribution _distribution;
    private readonly Func<double, double>? _inverse;
    private readonly double _unit;

    /// <summary>A distribution of the family.</summary>
    /// <param name="name">Its name, one of <see cref="MathNetFamily.Names"/>.</param>
    /// <param name="parameters">Its parameters, in the order of <see cref="MathNetFamily.Parameters"/>.</param>
    /// <param name="unit">The duration that the number 1 stands for.</param>
    /// <exception cref="ArgumentException">No such distribution, or no such parameters.</exception>
    public MathNetDistribution(string name, ReadOnlySpan<double> parameters, TimeSpan unit)
    {
        (_name, _parameters, _unit) = (name, parameters.ToArray(), unit.Ticks);
        _distribution = MathNetFamily.Create(name, _parameters);
        _inverse = MathNetFamily.Inverse(_distribution);
        IsInverse = _inverse is not null || HasDistributionFunction();
    }

    /// <summary>True where a draw is an inverse transform, so that larger uniform numbers give longer durations.</summary>
    public bool IsInverse { get; }

    /// <inheritdoc/>
    public double Minimum => Math.Max(0, _distribution.Minimum * _unit);

    /// <summary>The mean of the distribution itself, in ticks; not a number where the package does not know it.</summary>
    public double Mean
    {
        get
        {
            try
            {
                return _distribution.Mean * _unit;
            }
            catch (NotSupportedException)
            {
                return double.NaN;
            }
        }
    }

    /// <inheritdoc/>
    public double Quantile(double u) => Math.Max(0, _unit * (_inverse is not null ? _inverse(u)
        : IsInverse ? Bisect(u)
        : MathNetFamily.Create(_name, _parameters, new DrawnStream(u)).Sample()));

    private bool HasDistributionFunction()
    {
        try
        {
            return double.IsFinite(_distribution.CumulativeDistribution(1));
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private double Bisect(double u)
    {
        var low = double.IsFinite(_distribution.Minimum) ? _distribution.Minimum : -1;
        while (double.IsInfinity(_distribution.Minimum) && _distribution.CumulativeDistribution(low) > u)
        {
            low *= 2;
        }

        var high = double.IsFinite(_distribution.Maximum) ? _distribution.Maximum : Math.Max(1, 2 * Math.Abs(low));
        while (double.IsInfinity(_distribution.Maximum) && high < 1e300 && _distribution.CumulativeDistribution(high) < u)
        {
            high *= 2;
        }

        for (var k = 0; k < Halvings; k++)
        {
            var middle = 0.5 * (low + high);
            if (middle == low || middle == high)
            {
                break;
            }

            (low, high) = _distribution.CumulativeDistribution(middle) < u ? (middle, high) : (low, middle);
        }

        return high;
    }
}
