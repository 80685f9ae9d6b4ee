namespace Hogwild.Models;

/// <summary>
/// A step size for asynchronous descent on an energy. Where every argument of every term that is used at an instant t is at most D instants
/// old, and x(t+1) = x(t) + α s(t), then
/// <code>
/// Φ(t) = E(x(t)) + (α²Λ/2) Σ_{r=t−D}^{t−1} (r − t + D + 1) ‖s(r)‖²,    Φ(t+1) ≤ Φ(t) − α(1 − α(L/2 + ΛD)) ‖s(t)‖²
/// </code>
/// and α &lt; 2/(L + 2ΛD) converges (after Bertsekas &amp; Tsitsiklis 1989, §7.5, for terms with separate delays; derived in
/// docs/theory.md). Sufficient, not necessary. An instant is one at which somebody acts: a step of the grid, or fewer.
/// </summary>
public sealed record EnergyCertificate
{
    private EnergyCertificate()
    {
    }

    /// <summary>α, the step size that is judged.</summary>
    public required double Alpha { get; init; }

    /// <summary>D, the largest age of an argument, in instants; see <see cref="DelayOnGrid"/>.</summary>
    public required int Delay { get; init; }

    /// <summary>Λ, a bound on the coupling between nodes at every h.</summary>
    public required double Lambda { get; init; }

    /// <summary>L: Λ, which bounds it, or what was measured.</summary>
    public required double Curvature { get; init; }

    /// <summary>Whether L was measured at some h only: then nothing is proved, and what follows is heuristic.</summary>
    public required bool IsHeuristic { get; init; }

    /// <summary>
    /// Whether a message must be read in one version: true where states have several components, since Λ bounds norms of whole gradients,
    /// not how far their components can be from different ones.
    /// </summary>
    public required bool NeedsAtomicReads { get; init; }

    /// <summary>2/(L + 2ΛD): every smaller step converges.</summary>
    public double StepLimit => 2 / (Curvature + (2 * Lambda * Delay));

    /// <summary>Whether α is below <see cref="StepLimit"/>.</summary>
    public bool Holds => Alpha < StepLimit;

    /// <summary>α(1 − α(L/2 + ΛD)): by how much Φ falls, at least, per ‖s(t)‖²; not positive where α is not below the limit.</summary>
    public double Decrease => Alpha * (1 - (Alpha * ((Curvature / 2) + (Lambda * Delay))));

    /// <summary>The certificate of a step size for a delay.</summary>
    /// <param name="bounds">The curvature bounds of the energy.</param>
    /// <param name="alpha">α &gt; 0.</param>
    /// <param name="delay">D ≥ 0, in instants.</param>
    /// <param name="sampledCurvature">L as measured at some h, which makes the certificate heuristic; null for L = Λ.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static EnergyCertificate Certify(CurvatureBounds bounds, double alpha, int delay, double? sampledCurvature = null)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampledCurvature ?? 1);
        return new EnergyCertificate
        {
            Alpha = alpha,
            Delay = delay,
            Lambda = bounds.Lambda,
            Curvature = sampledCurvature ?? bounds.Lambda,
            IsHeuristic = sampledCurvature < bounds.Lambda,
            NeedsAtomicReads = bounds.Function.StateSize > 1,
        };
    }

    /// <summary>As <see cref="Certify(CurvatureBounds, double, int, double?)"/>, with bounds computed for the purpose.</summary>
    /// <param name="function">The energy.</param>
    /// <param name="alpha">α &gt; 0.</param>
    /// <param name="delay">D ≥ 0, in instants.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static EnergyCertificate Certify(EnergyFunction function, double alpha, int delay) =>
        Certify(new CurvatureBounds(function), alpha, delay);

    /// <summary>
    /// D of the energy GNN on a grid with bound B: 3B − 2 steps, since what arrives in a message g_ji is up to B − 1 steps superseded, was
    /// current for up to B steps, and was computed from views that had been superseded for up to B − 1. Attained. Exact synchronous rounds
    /// have D = 0; a bound of one step, which is the pipelined synchronous run, has D = 1.
    /// </summary>
    /// <param name="steps">B ≥ 1, in steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one step.</exception>
    public static int DelayOnGrid(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return checked((3 * steps) - 2);
    }

    /// <summary>The largest D with α below 2/(L + 2ΛD); −1 where not even D = 0 is.</summary>
    /// <param name="bounds">The curvature bounds of the energy; L = Λ.</param>
    /// <param name="alpha">α &gt; 0.</param>
    public static int LargestDelay(CurvatureBounds bounds, double alpha)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        var delay = (int)Math.Min(int.MaxValue / 4, Math.Ceiling(((2 / (alpha * bounds.Lambda)) - 1) / 2)) + 1;
        while (delay >= 0 && !Certify(bounds, alpha, delay).Holds)
        {
            delay--;
        }

        return delay;
    }
}
