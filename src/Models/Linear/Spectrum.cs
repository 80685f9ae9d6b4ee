namespace Hogwild.Models;

/// <summary>Extreme eigenvalues of a symmetric positive definite band matrix, with a deterministic start and a proof at the end.</summary>
public static class Spectrum
{
    private const int MaxIterations = 1 << 20;

    /// <summary>
    /// The largest eigenvalue λ by power iteration. The Rayleigh quotient ρ is accepted once (1 + tolerance)·ρ·I − A has a Cholesky
    /// factorisation, which proves ρ ≤ λ &lt; (1 + tolerance)·ρ up to rounding, whatever the gap to the next eigenvalue.
    /// </summary>
    /// <param name="matrix">A, positive definite.</param>
    /// <param name="tolerance">Relative accuracy.</param>
    /// <returns>ρ, a lower bound.</returns>
    /// <exception cref="ResidualException">Not reached in about a million iterations.</exception>
    public static double Largest(BandedMatrix matrix, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Iterate(
            matrix.Size,
            matrix.Multiply,
            quotient => BandedCholesky.IsPositiveDefinite(matrix.Shifted((1 + tolerance) * quotient, negate: true)));
    }

    /// <summary>
    /// The smallest eigenvalue λ by inverse iteration with the Cholesky factor, accepted once A − (1 − tolerance)·ρ·I has a Cholesky
    /// factorisation: (1 − tolerance)·ρ &lt; λ ≤ ρ up to rounding.
    /// </summary>
    /// <param name="matrix">A, positive definite.</param>
    /// <param name="tolerance">Relative accuracy.</param>
    /// <returns>ρ, an upper bound.</returns>
    /// <exception cref="NotPositiveDefiniteException">A is not positive definite.</exception>
    /// <exception cref="ResidualException">Not reached in about a million iterations.</exception>
    public static double Smallest(BandedMatrix matrix, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var factor = BandedCholesky.Factor(matrix);
        return 1 / Iterate(
            matrix.Size,
            factor.Solve,
            quotient => BandedCholesky.IsPositiveDefinite(matrix.Shifted(-(1 - tolerance) / quotient)));
    }

    private static double Iterate(int size, Multiplication multiply, Func<double, bool> isProved)
    {
        var vector = Start(size);
        var quotient = 0.0;
        for (var (iteration, check) = (1, 8); iteration <= MaxIterations; iteration++)
        {
            var product = multiply(vector);
            quotient = Dense.Dot(vector, product);
            if (iteration == check)
            {
                if (isProved(quotient))
                {
                    return quotient;
                }

                check *= 2;
            }

            vector = Normalised(product);
        }

        throw new ResidualException("extreme eigenvalue by power iteration", quotient, 0);
    }

    /// <summary>No component is small and no symmetry of a graph leaves it unchanged.</summary>
    private static double[] Start(int size)
    {
        var vector = new double[size];
        for (var i = 0; i < size; i++)
        {
            // Fractions of multiples of the golden ratio are spread evenly; signs alternate in a pattern that no graph has.
            var spread = i * 0.6180339887498949;
            vector[i] = (1 + (spread - Math.Floor(spread))) * ((long)i * i / 3 % 2 == 0 ? 1 : -1);
        }

        return Normalised(vector);
    }

    private static double[] Normalised(double[] vector)
    {
        var scale = 1 / Dense.Norm(vector);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] *= scale;
        }

        return vector;
    }

    private delegate double[] Multiplication(ReadOnlySpan<double> x);
}
