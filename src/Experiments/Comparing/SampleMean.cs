namespace Hogwild.Experiments;

/// <summary>A mean, or a difference of two, with the square of its standard error.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Variance">The square of its standard error; 0 where all values are equal.</param>
internal readonly record struct SampleMean(double Mean, double Variance)
{
    /// <summary>The difference of two independent means.</summary>
    public static SampleMean operator -(SampleMean left, SampleMean right) =>
        new(left.Mean - right.Mean, left.Variance + right.Variance);

    /// <summary>The power of two by which values are multiplied so that no square leaves the range of numbers.</summary>
    public static int ScaleOf(double[] values) => values.Max(Math.Abs) is > 0 and var most ? -Math.ILogB(most) : 0;

    /// <summary>Values times a power of two.</summary>
    public static double[] Scaled(double[] values, int scale) => Array.ConvertAll(values, value => Math.ScaleB(value, scale));

    /// <summary>The mean of values.</summary>
    public static SampleMean Of(double[] values) => Of(values, [.. Enumerable.Range(0, values.Length)]);

    /// <summary>The mean of some of the values, perhaps several times the same, two at least.</summary>
    public static SampleMean Of(double[] values, ReadOnlySpan<int> chosen)
    {
        var (sum, first, areEqual) = (0.0, values[chosen[0]], true);
        foreach (var index in chosen)
        {
            sum += values[index];
            areEqual &= values[index] == first;
        }

        // Equal numbers have a mean equal to each of them; the division may miss it by a rounding.
        if (areEqual)
        {
            return new SampleMean(first, 0);
        }

        var (mean, squares) = (sum / chosen.Length, 0.0);
        foreach (var index in chosen)
        {
            squares += (values[index] - mean) * (values[index] - mean);
        }

        return new SampleMean(mean, squares / chosen.Length / (chosen.Length - 1));
    }
}
