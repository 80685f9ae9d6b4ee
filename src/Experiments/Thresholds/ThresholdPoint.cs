namespace Hogwild.Experiments;

/// <summary>All schedules of one model under one scheduler at one value of the parameter.</summary>
/// <param name="Value">The value.</param>
/// <param name="Counts">How many schedules ended in which <see cref="StabilityVerdict"/>, in the order of that.</param>
/// <param name="Share">The share that converges.</param>
/// <param name="Low">The lower end of the confidence interval of the share; the share itself where one run decides.</param>
/// <param name="High">The upper end.</param>
/// <param name="Rate">The median growth rate of ln(distance) per second, over schedules long enough to tell; else not a number.</param>
/// <param name="Age">The largest age of a version that was read, in seconds.</param>
/// <param name="NestedAge">The same over two hops, for what arrives in messages of edge-wise rules.</param>
public sealed record ThresholdPoint(
    double Value, IReadOnlyList<int> Counts, double Share, double Low, double High, double Rate, double Age, double NestedAge)
{
    /// <summary>Whether at least half of the schedules converge.</summary>
    public bool Converges => Share >= 0.5;

    /// <summary>Whether the interval leaves no doubt about that.</summary>
    public bool IsDecided => Low > 0.5 || High < 0.5;

    internal static ThresholdPoint Of(double value, IReadOnlyList<StabilityResult> runs, bool isDeterministic, double confidence)
    {
        var hits = runs.Count(run => run.Converges);
        var share = (double)hits / runs.Count;
        var interval = isDeterministic ? new Wilson(share, share) : Wilson.Of(hits, runs.Count, confidence);
        var rates = runs.Select(run => run.Rate).Where(double.IsFinite).Order().ToArray();
        return new ThresholdPoint(
            value,
            [.. Enum.GetValues<StabilityVerdict>().Select(verdict => runs.Count(run => run.Verdict == verdict))],
            share,
            interval.Low,
            interval.High,
            rates.Length == 0 ? double.NaN : Quantiles.Of(rates, 0.5),
            runs.Max(run => run.Age),
            runs.Max(run => run.NestedAge));
    }
}
