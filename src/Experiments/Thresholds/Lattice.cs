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
    private bool IsWhole => Parameter == ThresholdParameter.Bound;

    private bool IsLinear => Parameter == ThresholdParameter.Loss;

    /// <summary>The grid, increasing, both ends included.</summary>
    public IReadOnlyList<double> Grid()
    {
        var inner = Enumerable.Range(1, Points - 2).Select(k => At(k / (Points - 1.0)));
        return [.. new[] { From }.Concat(inner).Append(To).Distinct().Order()];
    }

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

    private double At(double share)
    {
        var value = IsLinear
            ? From + (share * (To - From))
            : From * Elementary.Exp(share * Elementary.Log(To / From));
        return IsWhole ? Math.Round(value) : value;
    }
}
