using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The rate at which ln(distance) changes under drawn schedules, the Lyapunov exponent where the rule is linear, with its confidence
/// interval: all change over all time. By Wald's identity (1944) that is the mean rate also where runs end when they have come near enough,
/// or far enough away. The interval is that of a ratio of means over runs (Cochran 1977, §6.4), with Student's quantile.
/// </summary>
/// <param name="Rate">Per second; below 0 where distances fall. Not a number where there was no time.</param>
/// <param name="Low">The lower end; minus infinity where one run cannot tell.</param>
/// <param name="High">The upper end.</param>
internal readonly record struct DecayRate(double Rate, double Low, double High)
{
    /// <summary>True where it is below 0 and its interval too.</summary>
    public bool Falls => High < 0;

    /// <summary>True where the interval does not hold 0.</summary>
    public bool IsDecided => High < 0 || Low > 0;

    /// <summary>The rate of some runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    public static DecayRate Of(IReadOnlyList<StabilityResult> runs, double confidence)
    {
        var seconds = runs.Sum(run => run.Seconds);
        var rate = runs.Sum(run => run.Change) / seconds;
        if (runs.Count < 2 || !double.IsFinite(rate))
        {
            return new DecayRate(rate, double.NegativeInfinity, double.PositiveInfinity);
        }

        var squares = 0.0;
        foreach (var run in runs)
        {
            var rest = run.Change - (rate * run.Seconds);
            squares += rest * rest;
        }

        var degrees = runs.Count - 1;
        var half = Student((1 + confidence) / 2, degrees) * Math.Sqrt(squares * runs.Count / degrees) / seconds;
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
