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
    private const double Foot = 0.14;
    private const double LeastFoot = 0.25;

    // Per cent, so that a curve at 100 is seen.
    private const double TopOfShares = 103;

    /// <summary>The axis of what lies between 0 and 1 and is shown in per cent.</summary>
    public static LossAxis OfShares { get; } = new(false, 0, TopOfShares) { Unit = 100 };

    /// <summary>What a number is multiplied with to stand on the axis: 100 for per cent. Default 1.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>Where the smallest positive number stands on a logarithmic axis.</summary>
    private double From { get; init; }

    /// <summary>Where 0 stands on a logarithmic axis, which has no place for it: below all others; null where there is none.</summary>
    public double? Zero { get; private init; }

    /// <summary>The axis on which some numbers have room.</summary>
    /// <param name="values">The numbers, at least 0.</param>
    /// <param name="start">Where runs start: what grows beyond ten times that leaves through the top.</param>
    /// <param name="wide">From which ratio of the largest to the smallest on it is logarithmic.</param>
    public static LossAxis For(IEnumerable<double> values, double start, double wide = WideRange)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double[] positive = [.. finite.Where(value => value > 0)];
        if (positive.Length == 0)
        {
            return new LossAxis(false, 0, 1);
        }

        var (low, high) = (Math.Max(Least, positive.Min()), Math.Min(positive.Max(), start > 0 ? 10 * start : double.PositiveInfinity));
        if (high <= wide * low)
        {
            return new LossAxis(false, 0, 1.08 * high);
        }

        var (bottom, top) = (Math.Log10(low), Math.Log10(high));
        var room = 0.05 * (top - bottom);
        var zero = positive.Length < finite.Length ? bottom - Math.Max(LeastFoot, Foot * (top - bottom)) : (double?)null;
        return new LossAxis(true, (zero ?? bottom) - room, top + room) { Zero = zero, From = bottom };
    }

    /// <summary>Where a number stands.</summary>
    public double Place(double value) =>
        !IsLog ? Unit * value : value > 0 || Zero is null ? Math.Log10(Math.Max(value, Least)) : Zero.Value;

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
            plot.Axes.Left.TickGenerator = LogTicks.Between(Zero is null ? Bottom : From, Top, Zero);
        }
    }
}
