namespace Hogwild.Models;

/// <summary>
/// Jacobi's iteration for Ax = b with A = D + R: x_i ← (1 − ω) x_i + ω (b_i − Σ_{j≠i} a_ij x_j) / a_ii (Jacobi 1845; with ω ≠ 1 Jacobi
/// over-relaxation, Bertsekas &amp; Tsitsiklis 1989, §2.4). It is the linear rule x ← Mx + c with M = I − ωD⁻¹A and c = ωD⁻¹b, and starts
/// from 0 unless told otherwise. It converges under total asynchronism if ρ(|M|) &lt; 1 (Chazan &amp; Miranker 1969, who show that some
/// schedule fails otherwise; Bertsekas &amp; Tsitsiklis 1989, §6.3.1), hence for every strictly or irreducibly diagonally dominant A with
/// 0 &lt; ω ≤ 1. ρ(M) &lt; 1 alone is enough for synchronous rounds only.
/// </summary>
public static class Jacobi
{
    /// <summary>The rule of a system of equations.</summary>
    /// <param name="matrix">A, n × n, without zeros on its diagonal.</param>
    /// <param name="rhs">b, n numbers.</param>
    /// <param name="relaxation">ω, above 0; 1 for the plain iteration.</param>
    /// <param name="initial">x at the start, n numbers; 0 where null.</param>
    /// <exception cref="ArgumentException">
    /// A is not square or has a zero on its diagonal, or b or the start have another length.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">ω is not a positive finite number.</exception>
    public static LinearRule Create(SparseMatrix matrix, double[] rhs, double relaxation = 1, double[]? initial = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        MatrixRequirements.ThrowUnlessSquare(matrix);
        IterationRequirements.ThrowUnlessCount(rhs, matrix.Rows, nameof(rhs));
        if (!(relaxation > 0) || !double.IsFinite(relaxation))
        {
            throw new ArgumentOutOfRangeException(nameof(relaxation), relaxation, "expected a positive finite number");
        }

        var diagonal = Diagonal(matrix);
        var entries = new List<(int Row, int Column, double Value)>();
        foreach (var (row, column, value) in matrix.Entries)
        {
            entries.Add((row, column, row == column ? 1 - relaxation : -relaxation * value / diagonal[row]));
        }

        var bias = new double[matrix.Rows];
        for (var row = 0; row < bias.Length; row++)
        {
            bias[row] = relaxation * rhs[row] / diagonal[row];
        }

        return new LinearRule(new SparseMatrix(matrix.Rows, matrix.Rows, entries), bias, initial);
    }

    private static double[] Diagonal(SparseMatrix matrix)
    {
        var diagonal = new double[matrix.Rows];
        foreach (var (row, column, value) in matrix.Entries)
        {
            diagonal[row] = row == column ? value : diagonal[row];
        }

        var zero = Array.IndexOf(diagonal, 0);
        return zero < 0
            ? diagonal
            : throw ArcFault.Of(zero, zero, $"expected a diagonal without zeros, found one in row {zero + 1} (counted from 1)");
    }
}
