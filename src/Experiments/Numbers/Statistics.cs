namespace Hogwild.Experiments;

/// <summary>
/// Mean, population standard deviation (divided by n, not n − 1), smallest and largest of the finite numbers among some, and how many those
/// are. Sums run in the given order, so equal input gives equal bits.
/// </summary>
/// <param name="Mean">The mean; not a number where N is 0, as for the other three.</param>
/// <param name="Std">The population standard deviation.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="N">How many were finite.</param>
public readonly record struct Statistics(double Mean, double Std, double Min, double Max, int N)
{
    /// <summary>The statistics of the finite numbers among <paramref name="values"/>.</summary>
    public static Statistics Of(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
        {
            return new Statistics(double.NaN, double.NaN, double.NaN, double.NaN, 0);
        }

        var (sum, min, max) = (0.0, finite[0], finite[0]);
        foreach (var value in finite)
        {
            sum += value;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        // Equal numbers have a mean equal to each of them; the division may miss it by a rounding.
        var mean = min == max ? min : sum / finite.Length;
        var squares = 0.0;
        foreach (var value in finite)
        {
            squares += (value - mean) * (value - mean);
        }

        return new Statistics(mean, Math.Sqrt(squares / finite.Length), min, max, finite.Length);
    }
}
