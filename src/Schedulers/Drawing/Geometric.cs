using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>The geometric distribution, by inverse transform.</summary>
/// <param name="probability">Of success, above 0 and at most 1.</param>
internal readonly struct Geometric(double probability)
{
    private readonly double _failure = 1 - probability;
    private readonly double _logarithm = Elementary.Log(1 - probability);

    /// <summary>The number of trials up to the first success, at least 1.</summary>
    /// <param name="u">A number uniform in (0, 1).</param>
    /// <returns>At most <see cref="int.MaxValue"/>, also where the probability vanishes beside 1.</returns>
    public long Trials(double u) => _failure == 0 ? 1
        : _failure == 1 ? int.MaxValue
        : 1 + (long)Math.Min(Math.Floor(Elementary.Log(u) / _logarithm), int.MaxValue - 1.0);
}
