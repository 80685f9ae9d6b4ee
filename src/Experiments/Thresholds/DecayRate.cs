using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The rate at which ln(distance) changes under drawn schedules, the Lyapunov exponent where the rule is linear, with its confidence
/// interval: all change over all time. By Wald's identity (1944) that is the mean rate also where runs end when they have come near enough,
/// or far enough away. The interval is that of a ratio of means over runs (Cochran 1977, §6.4), with Student's quantile. A run that had
/// arrived before anything was measured gives no rate: the others decide, or, where no two of them are left, that all have arrived.
/// </summary>
/// <param name="Rate">Per second; below 0 where distances fall. Not a number where there was no time.</param>
/// <param name="Low">The lower end; minus infinity where one run cannot tell.</param>
/// <param name="High">The upper end.</param>
/// <param name="HasArrived">Whether runs arrived that gave no rate, and all others did too, too few of them for an interval.</param>
internal readonly record struct DecayRate(double Rate, double Low, double High, bool HasArrived = false)
{
    /// <summary>True where it is below 0 and its interval too.</summary>
    public bool Falls => HasArrived || High < 0;

    /// <summary>True where the interval does not hold 0.</summary>
    public bool IsDecided => HasArrived || High < 0 || Low > 0;

    /// <summary>The rate of some runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    public static DecayRate Of(IReadOnlyList<StabilityResult> runs, double confidence)
    {
        List<StabilityResult> measured = [.. runs.Where(run => !run.HadArrived)];
        var seconds = measured.Sum(run => run.Seconds);
        var rate = measured.Sum(run => run.Change) / seconds;
        if (measured.Count < 2 || !double.IsFinite(rate))
        {
            var hasArrived = measured.Count < runs.Count && runs.All(run => run.Verdict == StabilityVerdict.Converged);
            return new DecayRate(rate, double.NegativeInfinity, double.PositiveInfinity, hasArrived);
        }

        var squares = 0.0;
        foreach (var run in measured)
        {
            var rest = run.Change - (rate * run.Seconds);
            squares += rest * rest;
        }

        var degrees = measured.Count - 1;
        var half = Student((1 + confidence) / 2, degrees) * Math.Sqrt(squares * measured.Count / degrees) / seconds;
        return new DecayRate(rate, rate - half, rate + half);
    }

    /// <summary>Student's quantile by its expansion about the normal one (Abramowitz &amp; Stegun 1964, 26.7.5).</summary>
    private static double Student(double probability, double degrees)
    {
        var z = NormalQuantile.Of(probability);
        var square = z * z;
        return z * (1 + ((square + 1) / (4 * degrees))
            + (((((5 * square) + 16) * square) + 3) / (96 * degrees * degrees))
            + (((((((3 * square) + 19) * square) + 17) * square) - 15) / (384 * degrees * degrees * degrees)));
    }
}
