using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A Cholesky factorisation met a pivot that is not positive: the matrix is not positive definite.</summary>
public sealed class NotPositiveDefiniteException : ArithmeticException
{
    /// <summary>The error for a pivot.</summary>
    /// <param name="row">Row of the pivot, counted from 0.</param>
    /// <param name="pivot">Its value before the square root.</param>
    public NotPositiveDefiniteException(int row, double pivot)
        : base(FormattableString.Invariant($"the matrix is not positive definite: pivot {Powers.Write(pivot)} in row {row}"))
    {
        (Row, Pivot) = (row, pivot);
    }

    /// <summary>Row of the pivot, counted from 0.</summary>
    public int Row { get; }

    /// <summary>The pivot.</summary>
    public double Pivot { get; }
}
