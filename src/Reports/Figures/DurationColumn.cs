using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>One kind of duration in the figure of asynchrony: what all its panels share. Durations are in ticks.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Whole">Of what shares are.</param>
/// <param name="Unit">The unit of the axis.</param>
/// <param name="Left">The start of the first bin.</param>
/// <param name="BinWidth">The width of a bin.</param>
/// <param name="Bins">How many there are.</param>
/// <param name="Floor">The logarithm of the smallest share there can be.</param>
/// <param name="Line">The bound; null for none.</param>
/// <param name="Step">The grid, on whose points alone such durations lie; null where there is none.</param>
internal sealed record DurationColumn(
    string Name, string Whole, Durations.Unit Unit, double Left, double BinWidth, int Bins, double Floor, double? Line, long? Step)
{
    private const int MostBins = 48;

    /// <summary>The end of the axis, in ticks.</summary>
    public double Right => Left + (Bins * BinWidth);

    /// <summary>On a grid bins are centred on its steps.</summary>
    public static DurationColumn Of(
        (string Name, string Whole) name, Scenario scenario, long bound, int times, IEnumerable<TickHistogram> histograms)
    {
        var all = histograms.ToList();
        double? line = bound == Ticks.Never ? null : (double)bound * times;
        var longest = Math.Max(1, Math.Max(all.Max(histogram => Longest(histogram)), line ?? 0));
        var isOnGrid = scenario.Scheduler.ActsOnGrid;
        var step = scenario.Step.Ticks;
        var width = isOnGrid ? step * Math.Ceiling((longest + step) / (step * MostBins)) : longest * 1.04 / MostBins;
        var bins = isOnGrid ? Math.Clamp((int)Math.Ceiling((longest + (1.5 * step)) / width), 8, MostBins) : MostBins;
        var most = all.Max(histogram => Math.Max(10, histogram.Total));
        return new DurationColumn(
            name.Name, name.Whole, Durations.UnitOf((long)longest), isOnGrid ? -width / 2 : 0, width, bins,
            -Math.Ceiling(Math.Log10(most)), line,
            isOnGrid ? step : null);
    }

    /// <summary>The share of each bin.</summary>
    public double[] Share(TickHistogram histogram)
    {
        var shares = new double[Bins];
        var total = (double)histogram.Total;
        foreach (var (low, high, count) in histogram.Bins)
        {
            var bin = (int)Math.Floor((low + ((high - low) / 2.0) - Left) / BinWidth);
            shares[Math.Clamp(bin, 0, Bins - 1)] += count / total;
        }

        return shares;
    }

    private static double Longest(TickHistogram histogram) => histogram.Bins.Select(bin => (double)bin.High).DefaultIfEmpty(0).Max();
}
