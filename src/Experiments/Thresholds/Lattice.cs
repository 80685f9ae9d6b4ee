using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The values at which a parameter is tried: a coarse grid, and middles between two values until they are close enough.</summary>
/// <param name="Parameter">Bounds are whole numbers, step sizes and delays are spaced by equal ratios, losses equally.</param>
/// <param name="From">The smallest.</param>
/// <param name="To">The largest.</param>
/// <param name="Points">Number of values of the grid; fewer, where whole numbers coincide.</param>
/// <param name="Resolution">How close is close enough.</param>
internal sealed record Lattice(ThresholdParameter Parameter, double From, double To, int Points, double Resolution)
{
    private const double CoarseRatio = 1.1;
    private const double CoarseLoss = 0.05;
    private const int Finer = 8;

    private bool IsWhole => Parameter == ThresholdParameter.Bound;

    private bool IsLinear => Parameter == ThresholdParameter.Loss;

    /// <summary>The grid, increasing, both ends included.</summary>
    public IReadOnlyList<double> Grid()
    {
        var inner = Enumerable.Range(1, Points - 2).Select(k => At(k / (Points - 1.0)));
        return [.. new[] { From }.Concat(inner).Append(To).Distinct().Order()];
    }

    /// <summary>
    /// A coarse grid that has its values wherever the range begins: powers of 1.1, losses at multiples of 5 %, both ends included.
    /// </summary>
    public IReadOnlyList<double> Coarse() => Multiples(From, To, IsLinear ? CoarseLoss : CoarseRatio - 1);

    /// <summary>
    /// The grid of the resolution, which has its values wherever the range begins, from one coarse value below a bracket to one above it:
    /// powers of 1 + resolution, multiples of it of a loss, every bound.
    /// </summary>
    public IReadOnlyList<double> Fine(double low, double high) => IsWhole
        ? Multiples(Math.Max(From, Math.Floor(low / CoarseRatio)), Math.Min(To, Math.Ceiling(high * CoarseRatio)), Resolution)
        : IsLinear ? Multiples(Math.Max(From, low - CoarseLoss), Math.Min(To, high + CoarseLoss), Resolution)
        : Multiples(Math.Max(From, low / CoarseRatio), Math.Min(To, high * CoarseRatio), Resolution);

    /// <summary>The same eight times as fine, between two values.</summary>
    public IReadOnlyList<double> Finest(double low, double high) => Multiples(low, high, Resolution / Finer);

    /// <summary>The value at a share of the way between two others; of whole numbers the one that converges.</summary>
    public double Between(double low, double high, double share, bool lowConverges) =>
        IsWhole ? (lowConverges ? low : high)
        : IsLinear ? low + (share * (high - low)) : low * Elementary.Exp(share * Elementary.Log(high / low));

    /// <summary>The value between two others; null where they are close enough.</summary>
    public double? Middle(double low, double high)
    {
        if (IsWhole)
        {
            return high - low > 1 ? Math.Floor((low + high) / 2) : null;
        }

        return IsClose(low, high) ? null : IsLinear ? (low + high) / 2 : Math.Sqrt(low * high);
    }

    /// <summary>The value that stands for a crossing between two others: the middle; of whole numbers the one that converges.</summary>
    public double Estimate(double low, double high, bool lowConverges) =>
        IsWhole ? (lowConverges ? low : high) : IsLinear ? (low + high) / 2 : Math.Sqrt(low * high);

    /// <summary>How often an interval is halved until it is close enough.</summary>
    public int Halvings(double low, double high)
    {
        var count = 0;
        for (var middle = Middle(low, high); middle is { } value; middle = Middle(low, high))
        {
            (high, count) = (value, count + 1);
        }

        return count;
    }

    private bool IsClose(double low, double high) => IsLinear ? high - low <= Resolution : high <= low * (1 + Resolution);

    private List<double> Multiples(double from, double to, double spacing)
    {
        if (IsWhole && spacing < CoarseRatio - 1)
        {
            return [.. Enumerable.Range((int)from, (int)(to - from) + 1).Select(bound => (double)bound)];
        }

        var values = new SortedSet<double> { from, to };
        var unit = IsLinear ? spacing : Elementary.Log(1 + spacing);
        var (first, last) = IsLinear ? (from / unit, to / unit) : (Elementary.Log(from) / unit, Elementary.Log(to) / unit);
        for (var k = (long)Math.Ceiling(first); k <= last; k++)
        {
            var value = IsLinear ? k * unit : Elementary.Exp(k * unit);
            value = IsWhole ? Math.Round(value) : value;
            if (value > from && value < to)
            {
                values.Add(value);
            }
        }

        return [.. values];
    }

    private double At(double share)
    {
        var value = IsLinear
            ? From + (share * (To - From))
            : From * Elementary.Exp(share * Elementary.Log(To / From));
        return IsWhole ? Math.Round(value) : value;
    }
}
