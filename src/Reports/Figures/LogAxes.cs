using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Both axes of a plot of logarithms.</summary>
internal static class LogAxes
{
    /// <summary>The ends of an axis: those of the logarithms to base 10 that stand along it, with some room.</summary>
    public static (double Low, double High) Ends(IEnumerable<double> logs)
    {
        double[] numbers = [.. logs];
        var room = Math.Max(0.06 * (numbers.Max() - numbers.Min()), 0.05);
        return (numbers.Min() - room, numbers.Max() + room);
    }

    /// <summary>Gives a plot its limits, with ticks for logarithms along both axes.</summary>
    public static void Limit(Plot plot, (double Low, double High) across, (double Low, double High) up)
    {
        plot.Axes.SetLimits(across.Low, across.High, up.Low, up.High);
        plot.Axes.Bottom.TickGenerator = LogTicks.Between(across.Low, across.High);
        plot.Axes.Left.TickGenerator = LogTicks.Between(up.Low, up.High);
    }
}
