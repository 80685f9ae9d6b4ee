using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The distribution that fits durations best, and how well.</summary>
public sealed record DelayFit
{
    // As many as it has bins where durations are intervals.
    private const int Parts = 40;
    private static readonly TimeSpan Unit = TimeSpan.FromMilliseconds(1);

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

    /// <summary>
    /// What was found without any family, as a distribution that can be drawn from, of those that end, and the share that does not; null
    /// where nothing is known to have ended.
    /// </summary>
    public (DelaySpec Spec, double Loss)? Measured
    {
        get
        {
            var all = Curve.Count == 0 ? 0 : Curve[^1].Found;
            return all <= 0 ? null
                : (new DelaySpec.Quantiles(
                    [.. Enumerable.Range(0, Parts + 1).Select(k => TicksAt(all * k / Parts) / Unit.Ticks)], Unit), Math.Max(0, 1 - all));
        }
    }

    /// <summary>The largest distance of the two (Kolmogorov).</summary>
    public double Distance => Curve.Select(point => Math.Abs(point.Found - point.Fitted)).DefaultIfEmpty(0).Max();

    /// <summary>The duration that a share of all does not exceed; between edges what was found grows evenly.</summary>
    private double TicksAt(double share)
    {
        var (before, below) = (0.0, 0.0);
        foreach (var (ticks, found, _) in Curve)
        {
            // Of the shortest, nothing lies before the first edge that has something.
            if (found >= share && found > below)
            {
                return before + ((share - below) / (found - below) * (ticks - before));
            }

            (before, below) = (ticks, found);
        }

        return before;
    }
}
