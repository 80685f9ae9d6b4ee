namespace Hogwild.Reports;

/// <summary>Shares of values in bins of equal width about 0, one of which is centred there.</summary>
/// <param name="Reach">The outermost edges are −Reach and Reach; values beyond count in the outermost bins.</param>
/// <param name="Shares">The share of each bin, from the lowest.</param>
internal sealed record Histogram(double Reach, double[] Shares)
{
    /// <summary>The width of a bin.</summary>
    public double BinWidth => 2 * Reach / Shares.Length;

    /// <summary>Counts values into <paramref name="bins"/> bins, an odd number.</summary>
    public static Histogram Of(IReadOnlyCollection<double> values, double reach, int bins)
    {
        var shares = new double[bins];
        foreach (var value in values)
        {
            var bin = (int)Math.Floor((value + reach) / (2 * reach) * bins);
            shares[Math.Clamp(bin, 0, bins - 1)] += 1.0 / values.Count;
        }

        return new Histogram(reach, shares);
    }
}
