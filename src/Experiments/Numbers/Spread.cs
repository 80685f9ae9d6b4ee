namespace Hogwild.Experiments;

/// <summary>How far outputs lie apart.</summary>
public static class Spread
{
    private const double SmallestSpread = 1e-9;

    /// <summary>The standard deviation of outputs; null where they are all equal up to the rounding of an iteration that agrees.</summary>
    public static double? Of(double[] outputs)
    {
        var statistics = Statistics.Of(outputs);
        var largest = Math.Max(1, Math.Max(Math.Abs(statistics.Min), Math.Abs(statistics.Max)));
        return statistics.Std > SmallestSpread * largest ? statistics.Std : null;
    }
}
