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

    /// <summary>The same with nothing below a floor.</summary>
    public PageSeries AtLeast(double floor)
    {
        return this with { Y = Clipped(Y)!, Low = Clipped(Low), High = Clipped(High) };

        double[]? Clipped(double[]? values) => values is null ? null : [.. values.Select(value => Math.Max(value, floor))];
    }

    /// <summary>The same with no more places than the eye tells apart: the peaks of the line and of both edges stay.</summary>
    /// <param name="most">How many, about; twice as many where there is a band.</param>
    public PageSeries Thinned(int most)
    {
        if (X.Length <= most)
        {
            return this;
        }

        int[] kept =
        [
            .. new SortedSet<int>(new[] { Y, Low, High }.OfType<double[]>().SelectMany(values => Thinning.Of(X, values, most))),
        ];
        return this with { X = At(X)!, Y = At(Y)!, Low = At(Low), High = At(High) };

        double[]? At(double[]? values) => values is null ? null : [.. kept.Select(index => values[index])];
    }
}
