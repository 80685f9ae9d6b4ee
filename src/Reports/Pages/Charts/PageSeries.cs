namespace Hogwild.Reports;

/// <summary>A line of a chart that a reader can zoom. Heights are decimal logarithms of distances.</summary>
/// <param name="Model">Number of its model.</param>
/// <param name="Kind"><c>median</c>, <c>replicate</c>, <c>synchronous</c> or <c>certified</c>.</param>
/// <param name="X">Places, increasing.</param>
/// <param name="Y">Heights.</param>
internal sealed record PageSeries(int Model, string Kind, double[] X, double[] Y)
{
    /// <summary>Number of its schedule; null where it is not of one.</summary>
    public int? Replicate { get; init; }

    /// <summary>The lower edge of the band about it; null where there is none.</summary>
    public double[]? Low { get; init; }

    /// <summary>The upper edge.</summary>
    public double[]? High { get; init; }

    /// <summary>The same with no more places than the eye tells apart.</summary>
    /// <param name="most">How many, about.</param>
    public PageSeries Thinned(int most)
    {
        if (X.Length <= most)
        {
            return this;
        }

        var kept = Thinning.Of(X, Y, most);
        return this with { X = At(X)!, Y = At(Y)!, Low = At(Low), High = At(High) };

        double[]? At(double[]? values) => values is null ? null : [.. kept.Select(index => values[index])];
    }
}
