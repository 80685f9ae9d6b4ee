using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The distribution that fits durations best, and how well.</summary>
public sealed record DelayFit
{
    /// <summary>What it is called.</summary>
    public required string Family { get; init; }

    /// <summary>The distribution.</summary>
    public required DelaySpec Spec { get; init; }

    /// <summary>The share that never ends: of messages, those that are lost.</summary>
    public double Loss { get; init; }

    /// <summary>−2 ln likelihood + 2 · number of parameters (Akaike 1974).</summary>
    public required double Aic { get; init; }

    /// <summary>The logarithm of the likelihood of any duration.</summary>
    internal Func<CensoredDuration, double> LogLikelihood { get; init; } = _ => 0;

    /// <summary>Number of parameters, the loss among them.</summary>
    public required int Parameters { get; init; }

    /// <summary>Number of durations that are known to have ended.</summary>
    public required int Ended { get; init; }

    /// <summary>Number of those of which only a least length is known.</summary>
    public required int Open { get; init; }

    /// <summary>The other families with what their AIC is larger by, the next best first.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Others { get; init; }

    /// <summary>
    /// What the durations say without any family, at edges in ticks, and what the fit says: the probability of at most that long.
    /// </summary>
    public required IReadOnlyList<(double Ticks, double Found, double Fitted)> Curve { get; init; }

    /// <summary>The largest distance of the two (Kolmogorov).</summary>
    public double Distance => Curve.Select(point => Math.Abs(point.Found - point.Fitted)).DefaultIfEmpty(0).Max();
}
