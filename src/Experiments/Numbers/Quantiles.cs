namespace Hogwild.Experiments;

/// <summary>Quantiles of samples.</summary>
public static class Quantiles
{
    /// <summary>The quantile of sorted values, linear between neighbours (Hyndman and Fan 1996, type 7).</summary>
    public static double Of(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
