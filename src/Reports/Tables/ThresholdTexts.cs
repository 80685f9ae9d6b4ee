using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What tables for people say of thresholds.</summary>
internal static class ThresholdTexts
{
    /// <summary>Up to where convergence is proved.</summary>
    /// <param name="over">The parameter.</param>
    /// <param name="certified">The limit; null where nothing is proved.</param>
    public static string Certified(ThresholdParameter over, double? certified) => certified switch
    {
        null => "nothing",
        double.PositiveInfinity => "any",
        0 => "none",
        { } limit => $"{(over == ThresholdParameter.Bound ? "up to" : "below")} {over.Write(limit)}",
    };
}
