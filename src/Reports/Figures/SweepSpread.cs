using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>A number of a model in a cell over its schedules: the median and the 10 and 90 % quantiles of those that have it.</summary>
/// <param name="N">How many schedules have it.</param>
/// <param name="Runs">How many there are.</param>
/// <param name="Low">The 10 % quantile.</param>
/// <param name="Median">The median.</param>
/// <param name="High">The 90 % quantile.</param>
internal readonly record struct SweepSpread(int N, int Runs, double Low, double Median, double High)
{
    // Differences of outputs and distances below this are rounding of doubles, and no data.
    private const double Rounding = 1e-13;

    /// <summary>Whether all schedules have it.</summary>
    public bool IsWhole => N == Runs;

    /// <summary>A metric of a model.</summary>
    public static SweepSpread Of(ModelResult result, string metric)
    {
        double[] values =
        [
            .. result.Asynchronous.SelectMany(run => run.Metrics).Where(item => item.Key == metric && double.IsFinite(item.Value))
                .Select(item => item.Value).Order(),
        ];
        return values.Length == 0 ? new SweepSpread(0, result.Asynchronous.Count, double.NaN, double.NaN, double.NaN)
            : new SweepSpread(
                values.Length, result.Asynchronous.Count, Quantiles.Of(values, 0.1), Quantiles.Of(values, 0.5), Quantiles.Of(values, 0.9));
    }

    /// <summary>
    /// What figures of two paths show: updates a node to the tolerance; of a model without a fixed point the deviation; where something
    /// changes, the mean error of following.
    /// </summary>
    public static SweepSpread Measure(ModelResult result)
    {
        if (result.Epochs.Count > 0)
        {
            return Of(result, "tracking_mean");
        }

        var spread = Of(result, result.HasFixedPoint ? "updates_to_tolerance" : "deviation");
        return !result.HasFixedPoint && spread.High <= Rounding ? spread with { Low = 0, Median = 0, High = 0 } : spread;
    }
}
