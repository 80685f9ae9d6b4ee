namespace Hogwild.Models;

/// <summary>
/// Extreme eigenvalues of a symmetric positive definite band matrix A, by inverse iteration at shifts that are proved to lie beyond the
/// spectrum: a Cholesky factorisation of ±(shift·I − A) exists only there. The start is deterministic, and clusters of eigenvalues, which
/// long graphs have and which power iteration does not resolve, cost nothing extra.
/// </summary>
internal static class Spectrum
{
    private const int MaxShifts = 1000;
    private const int StepsAtAShift = 8;
    private const double Widening = 8;

    /// <summary>The largest eigenvalue λ: the result ρ satisfies ρ ≤ λ &lt; (1 + tolerance)·ρ up to rounding.</summary>
    /// <param name="matrix">A, positive definite.</param>
    /// <param name="tolerance">Relative accuracy.</param>
    /// <returns>ρ, a Rayleigh quotient.</returns>
    /// <exception cref="ResidualException">The accuracy was not reached.</exception>
    public static double Largest(BandedMatrix matrix, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Size == 0 ? 0 : Extreme(matrix, isLargest: true, tolerance);
    }

    /// <summary>The smallest eigenvalue λ: the result ρ satisfies (1 − tolerance)·ρ &lt; λ ≤ ρ up to rounding.</summary>
    /// <param name="matrix">A, positive definite.</param>
    /// <param name="tolerance">Relative accuracy.</param>
    /// <returns>ρ, a Rayleigh quotient.</returns>
    /// <exception cref="NotPositiveDefiniteException">A is not positive definite.</exception>
    /// <exception cref="ResidualException">The accuracy was not reached.</exception>
    public static double Smallest(BandedMatrix matrix, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        _ = BandedCholesky.Factor(matrix);
        return matrix.Size == 0 ? double.PositiveInfinity : Extreme(matrix, isLargest: false, tolerance);
    }

    private static double Extreme(BandedMatrix matrix, bool isLargest, double tolerance)
    {
        var vector = Start(matrix.Size);
        var quotient = Dense.Dot(vector, matrix.Multiply(vector));

        // A gap of 1 puts the shift at 0 for the smallest eigenvalue, where the factorisation exists.
        for (var (shifts, gap) = (0, 1.0); shifts < MaxShifts; shifts++)
        {
            var shift = quotient * (isLargest ? 1 + gap : 1 - gap);
            var factor = BandedCholesky.TryFactor(isLargest ? matrix.Shifted(shift, negate: true) : matrix.Shifted(-shift));
            if (factor is null)
            {
                gap = isLargest ? gap * Widening : Math.Min(gap * Widening, 1);
                continue;
            }

            if (gap <= tolerance)
            {
                return quotient;
            }

            for (var step = 0; step < StepsAtAShift; step++)
            {
                vector = Normalised(factor.Solve(vector));
            }

            (quotient, gap) = (Dense.Dot(vector, matrix.Multiply(vector)), tolerance);
        }

        throw new ResidualException("extreme eigenvalue of a matrix", quotient, tolerance);
    }

    /// <summary>No component is small, and no symmetry of a graph leaves the vector unchanged.</summary>
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
}
