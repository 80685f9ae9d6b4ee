using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>The geometric distribution, by inverse transform.</summary>
internal static class Geometric
{
    /// <summary>The number of trials up to the first success, at least 1.</summary>
    /// <param name="probability">Of success, above 0 and at most 1.</param>
    /// <param name="u">A number uniform in (0, 1).</param>
    public static long Trials(double probability, double u) => probability == 1
        ? 1
        : 1 + (long)Math.Min(Math.Floor(Elementary.Log(u) / Elementary.Log(1 - probability)), int.MaxValue);
}
