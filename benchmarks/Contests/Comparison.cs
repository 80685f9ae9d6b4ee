using System.Globalization;

namespace Hogwild.Contests;

/// <summary>What two programs cost, slice by slice: each slice of the one was timed right before or after its slice of the other.</summary>
/// <param name="slices">The pairs of slices, at least one.</param>
internal sealed class Comparison(IReadOnlyList<(Timing First, Timing Second)> slices)
{
    /// <summary>
    /// The median of the ratios of the pairs: how many times as much the second one takes. What slows the machine for a while slows
    /// both of a pair.
    /// </summary>
    public double Ratio => Ratios[slices.Count / 2];

    /// <summary>The least bytes an update of the first one in any slice: what it allocates once all is settled.</summary>
    public double Bytes => slices.Min(slice => slice.First.Bytes);

    /// <summary>The least bytes an update of the second one.</summary>
    public double BytesOfSecond => slices.Min(slice => slice.Second.Bytes);

    /// <summary>The median time of the first one, in nanoseconds an operation.</summary>
    public double Nanoseconds => Median(slice => slice.First);

    /// <summary>Median times of the second and the first one and the quartiles of the ratios, for people.</summary>
    public string Detail => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median(slice => slice.Second):0} / {Nanoseconds:0} ns, half of {slices.Count} pairs "
            + $"{Ratios[slices.Count / 4]:0.00} to {Ratios[slices.Count * 3 / 4]:0.00}");

    private double[] Ratios => [.. slices.Select(slice => slice.Second.Nanoseconds / slice.First.Nanoseconds).Order()];

    private double Median(Func<(Timing First, Timing Second), Timing> which) =>
        slices.Select(slice => which(slice).Nanoseconds).Order().ElementAt(slices.Count / 2);
}
