namespace Hogwild.Experiments;

/// <summary>All schedules of one model under one scheduler at one value of the parameter.</summary>
/// <param name="Value">The value.</param>
/// <param name="Counts">How many schedules ended in which <see cref="StabilityVerdict"/>, in the order of that.</param>
/// <param name="Share">The share that converges.</param>
/// <param name="Low">The lower end of the confidence interval of the share; the share itself where one run decides.</param>
/// <param name="High">The upper end.</param>
/// <param name="Rate">
/// The rate at which ln(distance) changes, per second: where schedules are drawn all change over all time (the Lyapunov exponent of a
/// linear rule), else the slope over the second half of the run. Not a number where there was no time to tell.
/// </param>
/// <param name="RateLow">The lower end of its confidence interval; the rate itself where one run decides.</param>
/// <param name="RateHigh">The upper end.</param>
/// <param name="Converges">Whether it counts as converging: where schedules are drawn where the rate is below 0 with its interval.</param>
/// <param name="IsDecided">Whether the interval leaves no doubt about that.</param>
/// <param name="Age">The largest age of a version that was read, in seconds.</param>
/// <param name="NestedAge">The same over two hops, for what arrives in messages of edge-wise rules.</param>
public sealed record ThresholdPoint(
    double Value,
    IReadOnlyList<int> Counts,
    double Share,
    double Low,
    double High,
    double Rate,
    double RateLow,
    double RateHigh,
    bool Converges,
    bool IsDecided,
    double Age,
    double NestedAge)
{
    internal static ThresholdPoint Of(double value, IReadOnlyList<StabilityResult> runs, bool isDeterministic, double confidence)
    {
        var hits = runs.Count(run => run.Converges);
        var share = (double)hits / runs.Count;
        var interval = isDeterministic ? new Wilson(share, share) : Wilson.Of(hits, runs.Count, confidence);
        var rate = isDeterministic ? new DecayRate(runs[0].Rate, runs[0].Rate, runs[0].Rate) : DecayRate.Of(runs, confidence);
        return new ThresholdPoint(
            value,
            [.. Enum.GetValues<StabilityVerdict>().Select(verdict => runs.Count(run => run.Verdict == verdict))],
            share,
            interval.Low,
            interval.High,
            rate.Rate,
            rate.Low,
            rate.High,
            isDeterministic ? hits == runs.Count : rate.Falls,
            isDeterministic || rate.IsDecided,
            runs.Max(run => run.Age),
            runs.Max(run => run.NestedAge));
    }
}
