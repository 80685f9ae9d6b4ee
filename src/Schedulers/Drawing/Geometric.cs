using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>The geometric distribution, by inverse transform.</summary>
internal static class Geometric
{
    /// <summary>The number of trials up to the first success, at least 1.</summary>
    /// <param name="probability">Of success, above 0 and at most 1.</param>
    /// <param name="u">A number uniform in (0, 1).</param>
    /// <returns>At most <see cref="int.MaxValue"/>, also where the probability vanishes beside 1.</returns>
    public static long Trials(double probability, double u)
    {
        var failure = 1 - probability;
        return Trials(failure, Elementary.Log(failure), u);
    }

    /// <summary>The same where the logarithm is known already.</summary>
    /// <param name="failure">The probability of failure.</param>
    /// <param name="logarithm">Its logarithm.</param>
    /// <param name="u">A number uniform in (0, 1).</param>
    public static long Trials(double failure, double logarithm, double u) => failure == 0 ? 1
        : failure == 1 ? int.MaxValue
        : 1 + (long)Math.Min(Math.Floor(Elementary.Log(u) / logarithm), int.MaxValue - 1.0);
}
