namespace Hogwild.Models;

/// <summary>
/// The Cholesky factorisation A = L Lᵀ of a symmetric positive definite band matrix (Golub &amp; Van Loan 2013, §4.3.5). Work n·w²/2
/// multiplications; w = n − 1 is the dense case.
/// </summary>
internal sealed class BandedCholesky
{
    private readonly BandedMatrix _lower;

    private BandedCholesky(BandedMatrix lower) => _lower = lower;

    /// <summary>Factors a matrix, which stays as it is.</summary>
    /// <exception cref="NotPositiveDefiniteException">A pivot is not positive.</exception>
    public static BandedCholesky Factor(BandedMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var lower = matrix.Shifted(0);
        var row = new CholeskyElimination().FirstBadPivot(lower, out var pivot);
        return row < 0 ? new BandedCholesky(lower) : throw new NotPositiveDefiniteException(row, pivot);
    }

    /// <summary>As <see cref="Factor"/>, but null where a pivot is not positive.</summary>
    public static BandedCholesky? TryFactor(BandedMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var lower = matrix.Shifted(0);
        return new CholeskyElimination().FirstBadPivot(lower, out _) < 0 ? new BandedCholesky(lower) : null;
    }

    /// <summary>The solution x of A x = b.</summary>
    /// <exception cref="ArgumentException">b is of another length.</exception>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        if (b.Length != _lower.Size)
        {
            throw new ArgumentException($"expected {_lower.Size} numbers, found {b.Length}", nameof(b));
        }

        var x = b.ToArray();
        CholeskyElimination.Solve(_lower, x);
        return x;
    }
}
