namespace Hogwild.Models;

/// <summary>
/// For a non-negative matrix A every positive u gives a bound max_i (A u)_i / u_i ≥ ρ(A) (Collatz 1942, Wielandt 1950), and with it a norm
/// in which A is at most that large. Power steps make it smaller; each candidate is sound by itself, so nothing has to converge.
/// </summary>
internal static class CollatzWielandt
{
    private const int Steps = 300;
    private const double SmallestWeight = 1e-6;

    /// <summary>The best weights found, and their bound.</summary>
    /// <param name="multiply">u ↦ A u.</param>
    /// <param name="start">A positive vector to begin with.</param>
    internal static (double[] Weights, double Factor) Improve(Func<double[], double[]> multiply, double[] start)
    {
        using var work = Work.On(Work.Certificates);
        var (u, best, factor) = (start, start, double.PositiveInfinity);
        for (var step = 0; step <= Steps; step++)
        {
            var product = multiply(u);
            var bound = Bound(product, u);
            if (bound < factor)
            {
                (best, factor) = (u, bound);
            }

            // The shift by the bound makes the iteration converge on bipartite graphs too.
            var next = new double[u.Length];
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = product[i] + (bound * u[i]);
            }

            var scale = Dense.MaxNorm(next);
            if (!(scale > 0) || !double.IsFinite(scale))
            {
                break;
            }

            u = [.. next.Select(value => Math.Max(value / scale, SmallestWeight))];
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
