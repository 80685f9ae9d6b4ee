namespace Hogwild.Models;

/// <summary>
/// For a non-negative matrix A every positive u gives a bound max_i (A u)_i / u_i ≥ ρ(A) (Collatz 1942, Wielandt 1950), and with it a norm
/// in which A is at most that large. Power steps make it smaller; each candidate is sound by itself, so nothing has to converge.
/// </summary>
internal static class CollatzWielandt
{
    private const int Steps = 300;
    private const int FewestSteps = 30;
    private const long MostWork = 300_000_000;
    private const double SmallestWeight = 1e-6;

    /// <summary>The best weights found, and their bound. On large matrices fewer steps are tried.</summary>
    /// <param name="multiply">Sets its second argument to A times its first.</param>
    /// <param name="start">A positive vector to begin with.</param>
    /// <param name="work">How many numbers a multiplication reads.</param>
    internal static (double[] Weights, double Factor) Improve(Action<double[], double[]> multiply, double[] start, long work)
    {
        using var told = Work.On(Work.Certificates);
        var (u, best, factor) = (start, start, double.PositiveInfinity);
        var (product, spare) = (new double[u.Length], new double[u.Length]);
        var steps = Math.Clamp(MostWork / Math.Max(work, 1), FewestSteps, Steps);
        for (var step = 0; step <= steps; step++)
        {
            multiply(u, product);
            var bound = Bound(product, u);
            if (bound < factor)
            {
                (best, factor) = (u, bound);
            }

            // The shift by the bound makes the iteration converge on bipartite graphs too.
            var next = spare;
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = product[i] + (bound * u[i]);
            }

            var scale = Dense.MaxNorm(next);
            if (!(scale > 0) || !double.IsFinite(scale))
            {
                break;
            }

            for (var i = 0; i < next.Length; i++)
            {
                next[i] = Math.Max(next[i] / scale, SmallestWeight);
            }

            if (next.AsSpan().SequenceEqual(u))
            {
                break;
            }

            (u, spare) = (next, ReferenceEquals(u, best) ? new double[u.Length] : u);
        }

        return (best, factor);
    }

    /// <summary>max_i (A u)_i / u_i.</summary>
    internal static double Bound(double[] product, double[] u)
    {
        var bound = 0.0;
        for (var i = 0; i < u.Length; i++)
        {
            bound = Math.Max(bound, product[i] / u[i]);
        }

        return bound;
    }
}
