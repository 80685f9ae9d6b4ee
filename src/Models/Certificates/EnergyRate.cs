namespace Hogwild.Models;

/// <summary>
/// How fast asynchronous descent on a β-strongly convex energy is at least, where its step is certified and every node acts in every W
/// consecutive steps (derived in docs/theory.md, 2.7): in V(t) = Φ(t) − min E ≥ E(x(t)) − min E ≥ β/2 ‖x(t) − h*‖²
/// <code>
/// V(t + D + W) ≤ V(t) / (1 + δ/Q),   Q = (1 + αΛ√(D + W − 1))² / (2β) + α²ΛD/2,   δ = α(1 − α(L/2 + ΛD))
/// </code>
/// </summary>
public sealed record EnergyRate
{
    private EnergyRate(double start, double factor, int period, double beta) =>
        (Start, Factor, Period, Beta) = (start, factor, period, beta);

    /// <summary>E at the start, less its minimum.</summary>
    public double Start { get; }

    /// <summary>1/(1 + δ/Q), by which the excess shrinks over a period, at least.</summary>
    public double Factor { get; init; }

    /// <summary>D + W, in steps.</summary>
    public int Period { get; }

    /// <summary>β, the modulus of convexity.</summary>
    public double Beta { get; }

    /// <summary>The rate of a certified step.</summary>
    /// <param name="certificate">What is claimed of the step.</param>
    /// <param name="window">W ≥ 1: every node acts in every so many consecutive steps; on the grid the bound B.</param>
    /// <param name="beta">β &gt; 0.</param>
    /// <param name="start">E at the start, less its minimum.</param>
    /// <returns>Null where the step is not certified, or only heuristically.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static EnergyRate? Of(EnergyCertificate certificate, int window, double beta, double start)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        if (!certificate.Holds || certificate.IsHeuristic)
        {
            return null;
        }

        var (alpha, delay, lambda) = (certificate.Alpha, certificate.Delay, certificate.Lambda);
        var period = checked(delay + window);
        var slope = 1 + (alpha * lambda * Math.Sqrt(period - 1));
        var q = (slope * slope / (2 * beta)) + (alpha * alpha * lambda * delay / 2);
        return new EnergyRate(Math.Max(0, start), 1 / (1 + (certificate.Decrease / q)), period, beta);
    }

    /// <summary>A bound on ‖x − h*‖₂ after so many periods: √(2 Start Factor^periods / β).</summary>
    public double Distance(int periods)
    {
        var distance = Math.Sqrt(2 * Start / Beta);
        var root = Math.Sqrt(Factor);
        for (var period = 0; period < periods; period++)
        {
            distance *= root;
        }

        return distance;
    }
}
