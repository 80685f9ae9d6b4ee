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
    private const int MostPower = 1022;

    /// <summary>The statistics of the finite numbers among <paramref name="values"/>.</summary>
    public static Statistics Of(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
        {
            return new Statistics(double.NaN, double.NaN, double.NaN, double.NaN, 0);
        }

        // By a power of two, so that no sum and no square leaves the range of numbers, and all bits are those of the plain formula.
        var scale = -Math.Clamp(finite.Max(value => value == 0 ? -MostPower : Math.ILogB(value)), -MostPower, MostPower);
        var (sum, min, max) = (0.0, finite[0], finite[0]);
        foreach (var value in finite)
        {
            sum += Math.ScaleB(value, scale);
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        // Equal numbers have a mean equal to each of them; the division may miss it by a rounding.
        var mean = min == max ? Math.ScaleB(min, scale) : sum / finite.Length;
        var squares = 0.0;
        foreach (var value in finite)
        {
            var rest = Math.ScaleB(value, scale) - mean;
            squares += rest * rest;
        }

        var std = Math.Sqrt(squares / finite.Length);
        return new Statistics(Math.ScaleB(mean, -scale), Math.ScaleB(std, -scale), min, max, finite.Length);
    }
}
