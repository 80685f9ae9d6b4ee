using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>A median line and a band about it.</summary>
/// <param name="X">Positions, increasing.</param>
/// <param name="Low">The 10 % quantile at each.</param>
/// <param name="Median">The median at each.</param>
/// <param name="High">The 90 % quantile at each.</param>
internal sealed record Curve(double[] X, double[] Low, double[] Median, double[] High)
{
    /// <summary>A curve through the quantiles of the values at each position; positions without values are left out.</summary>
    public static Curve Of(IEnumerable<(double X, double[] Values)> points)
    {
        var kept = points.Where(point => point.Values.Length > 0).ToArray();
        foreach (var (_, values) in kept)
        {
            Array.Sort(values);
        }

        return new Curve(
            [.. kept.Select(point => point.X)],
            [.. kept.Select(point => Quantiles.Of(point.Values, 0.1))],
            [.. kept.Select(point => Quantiles.Of(point.Values, 0.5))],
            [.. kept.Select(point => Quantiles.Of(point.Values, 0.9))]);
    }

    /// <summary>The curve with nothing below a floor.</summary>
    public Curve AtLeast(double floor) => new(X, Clipped(Low, floor), Clipped(Median, floor), Clipped(High, floor));

    private static double[] Clipped(double[] values, double floor) => [.. values.Select(value => Math.Max(value, floor))];
}
