namespace Hogwild.Experiments;

/// <summary>How far outputs lie apart.</summary>
internal static class Spread
{
    private const double SmallestSpread = 1e-9;

    /// <summary>The standard deviation of outputs; null where they are all equal up to the rounding of an iteration that agrees.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="error">How far they may be off.</param>
    public static double? Of(double[] outputs, double error)
    {
        var statistics = Statistics.Of(outputs);
        var largest = Math.Max(Math.Abs(statistics.Min), Math.Abs(statistics.Max));
        return statistics.Std > Math.Max(SmallestSpread * largest, error) ? statistics.Std : null;
    }
}
