using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>An upright axis for losses: logarithmic where they span more than a factor of twenty.</summary>
/// <param name="IsLog">Whether it is logarithmic.</param>
/// <param name="Bottom">Its lower end, a logarithm where it is one.</param>
/// <param name="Top">Its upper end.</param>
internal sealed record LossAxis(bool IsLog, double Bottom, double Top)
{
    private const double WideRange = 20;
    private const double Least = 1e-16;

    /// <summary>What a number is multiplied with to stand on the axis: 100 for per cent. Default 1.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>The axis on which some numbers have room.</summary>
    /// <param name="values">The numbers, at least 0.</param>
    /// <param name="start">Where runs start: what grows beyond ten times that leaves through the top.</param>
    /// <param name="wide">From which ratio of the largest to the smallest on it is logarithmic.</param>
    public static LossAxis For(IEnumerable<double> values, double start, double wide = WideRange)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return new LossAxis(false, 0, 1);
        }

        var (low, high) = (finite.Min(), Math.Min(finite.Max(), start > 0 ? 10 * start : double.PositiveInfinity));
        if (high <= wide * low || high <= Least)
        {
            return new LossAxis(false, 0, high > 0 ? 1.08 * high : 1);
        }

        var (bottom, top) = (Math.Log10(Math.Max(low, Least)), Math.Log10(high));
        var room = 0.05 * (top - bottom);
        return new LossAxis(true, bottom - room, top + room);
    }

    /// <summary>Where a number stands.</summary>
    public double Place(double value) => IsLog ? Math.Log10(Math.Max(value, Least)) : Unit * value;

    /// <summary>
    /// The first sample from which on a curve is where it ends, to within a hundredth of the height of the axis: the first of all where it
    /// never is elsewhere.
    /// </summary>
    public double Settled(SampleCurve curve)
    {
        var settled = curve.X.Length;
        while (settled > 0 && Math.Abs(Place(curve.Mean[settled - 1]) - Place(curve.Mean[^1])) < 0.01 * (Top - Bottom))
        {
            settled--;
        }

        return curve.X.Length == 0 ? 0 : curve.X[Math.Min(settled, curve.X.Length - 1)];
    }

    /// <summary>Gives a panel the limits and ticks.</summary>
    public void Apply(Plot plot, double left, double right)
    {
        plot.Axes.SetLimits(left, right, Bottom, Top);
        if (IsLog)
        {
            plot.Axes.Left.TickGenerator = LogTicks.Between(Bottom, Top);
        }
    }
}
