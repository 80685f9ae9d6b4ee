namespace Hogwild.Experiments;

/// <summary>A mean, and what resamples make of it.</summary>
/// <param name="centre">The mean of the values themselves.</param>
/// <param name="count">How many resamples there will be.</param>
internal sealed class Resampled(SampleMean centre, int count)
{
    private readonly double[] _means = new double[count];
    private readonly double[] _distances = new double[count];
    private int _added;

    /// <summary>Takes in the mean of a resample.</summary>
    public void Add(SampleMean resample)
    {
        var distance = resample.Mean - centre.Mean;
        _means[_added] = resample.Mean;
        _distances[_added++] = distance == 0 ? 0 : distance / Math.Sqrt(resample.Variance);
    }

    /// <summary>The interval of the mean.</summary>
    /// <param name="confidence">How often such an interval is to hold the mean, such as 0.95.</param>
    /// <param name="scale">The power of two that values were multiplied by.</param>
    public (double Low, double High) Interval(double confidence, int scale)
    {
        var (error, tail) = (Math.Sqrt(centre.Variance), (1 - confidence) / 2);
        var (low, high) = Ends(_distances, tail);
        var (from, to) = error == 0 ? (centre.Mean, centre.Mean)
            : double.IsFinite(low) && double.IsFinite(high) ? (centre.Mean - (high * error), centre.Mean - (low * error))
            : Ends(_means, tail);
        return (Math.ScaleB(from, -scale), Math.ScaleB(to, -scale));
    }

    /// <summary>
    /// What shares of the values are below and above, both between the same neighbours (Hyndman and Fan 1996, type 7), so that with all
    /// signs turned the ends are the same to the bit.
    /// </summary>
    private static (double Low, double High) Ends(double[] values, double tail)
    {
        Array.Sort(values);
        var position = tail * (values.Length - 1);
        var (at, part) = ((int)position, position - (int)position);
        var (low, high) = (values[at], values[^(at + 1)]);
        return part == 0 ? (low, high) : (low + (part * (values[at + 1] - low)), high - (part * (high - values[^(at + 2)])));
    }
}
