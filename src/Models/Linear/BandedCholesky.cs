namespace Hogwild.Models;

/// <summary>
/// The Cholesky factorisation A = L Lᵀ of a symmetric positive definite band matrix (Golub &amp; Van Loan 2013, §4.3.5), row by row, so
/// that all inner loops are dot products of contiguous rows. Work n·w²/2 multiplications; w = n − 1 is the dense case.
/// </summary>
public sealed class BandedCholesky
{
    private readonly BandedMatrix _lower;

    private BandedCholesky(BandedMatrix lower) => _lower = lower;

    /// <summary>Factors a matrix, which stays as it is.</summary>
    /// <exception cref="NotPositiveDefiniteException">A pivot is not positive.</exception>
    public static BandedCholesky Factor(BandedMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var lower = matrix.Shifted(0);
        var row = FirstBadPivot(lower, out var pivot);
        return row < 0 ? new BandedCholesky(lower) : throw new NotPositiveDefiniteException(row, pivot);
    }

    /// <summary>As <see cref="Factor"/>, but null where a pivot is not positive.</summary>
    public static BandedCholesky? TryFactor(BandedMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var lower = matrix.Shifted(0);
        return FirstBadPivot(lower, out _) < 0 ? new BandedCholesky(lower) : null;
    }

    /// <summary>Whether a matrix is positive definite, up to rounding.</summary>
    public static bool IsPositiveDefinite(BandedMatrix matrix) => TryFactor(matrix) is not null;

    /// <summary>The solution x of A x = b.</summary>
    /// <exception cref="ArgumentException">b is of another length.</exception>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        if (b.Length != _lower.Size)
        {
            throw new ArgumentException($"expected {_lower.Size} numbers, found {b.Length}", nameof(b));
        }

        var x = b.ToArray();
        for (var row = 0; row < x.Length; row++)
        {
            var lower = _lower.Row(row);
            x[row] = (x[row] - Dense.Dot(lower[..^1], x.AsSpan((row + 1 - lower.Length)..row))) / lower[^1];
        }

        for (var row = x.Length - 1; row >= 0; row--)
        {
            var lower = _lower.Row(row);
            x[row] /= lower[^1];
            Dense.AddScaled(-x[row], lower[..^1], x.AsSpan((row + 1 - lower.Length)..row));
        }

        return x;
    }

    /// <summary>Replaces a matrix by L as far as pivots are positive; the row of the first that is not, or −1.</summary>
    private static int FirstBadPivot(BandedMatrix matrix, out double pivot)
    {
        pivot = 1;
        for (var row = 0; row < matrix.Size; row++)
        {
            pivot = Eliminate(matrix, row);
            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                return row;
            }

            matrix[row, row] = Math.Sqrt(pivot);
        }

        return -1;
    }

    /// <summary>Turns the entries of a row left of the diagonal into those of L, and returns the pivot.</summary>
    private static double Eliminate(BandedMatrix lower, int row)
    {
        var current = lower.Row(row);
        var first = row + 1 - current.Length;
        for (var column = first; column < row; column++)
        {
            var other = lower.Row(column);
            var from = Math.Max(first, column + 1 - other.Length);
            var count = column - from;
            var product = Dense.Dot(current.Slice(from - first, count), other.Slice(other.Length - 1 - count, count));
            current[column - first] = (current[column - first] - product) / other[^1];
        }

        return current[^1] - Dense.Dot(current[..^1], current[..^1]);
    }
}
