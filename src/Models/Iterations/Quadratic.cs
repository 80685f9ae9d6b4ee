using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models;

/// <summary>
/// Gradient descent on ½xᵀQx − bᵀx, one component a node: x_i ← x_i − α (Σ_j Q_ij x_j − b_i), the linear rule with M = I − αQ. Its answer
/// is Q⁻¹b. Synchronously it converges for α &lt; 2/λ_max(Q). Under partial asynchronism it converges for every α that is small enough
/// against the bound (Tsitsiklis, Bertsekas &amp; Athans 1986; Bertsekas &amp; Tsitsiklis 1989, §7.5), and the more slowly the larger the
/// bound is; under total asynchronism only where ρ(|I − αQ|) &lt; 1, as for diagonally dominant Q and α ≤ 1/max_i Q_ii (same, §6.3.2).
/// </summary>
public static class Quadratic
{
    private const int LargestDense = 2000;

    /// <summary>The rule of a quadratic function.</summary>
    /// <param name="matrix">Q, n × n, symmetric and positive definite (which is checked up to 2,000 nodes).</param>
    /// <param name="linear">b, n numbers.</param>
    /// <param name="alpha">α, the step size; null for 1/‖Q‖∞, which is at most 1/λ_max and needs row sums only.</param>
    /// <param name="initial">x at the start, n numbers; 0 where null.</param>
    /// <exception cref="ArgumentException">Q is not symmetric or not positive definite, or a vector has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">α is not a positive finite number.</exception>
    public static LinearRule Create(SparseMatrix matrix, double[] linear, double? alpha = null, double[]? initial = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        MatrixRequirements.ThrowUnlessSymmetric(matrix);
        IterationRequirements.ThrowUnlessCount(linear, matrix.Rows, nameof(linear));
        ThrowUnlessPositive(matrix);
        var step = alpha ?? AutomaticStep(matrix);
        if (!(step > 0) || !double.IsFinite(step))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "expected a positive finite step size");
        }

        // Positive definite: every diagonal entry is there.
        var entries = matrix.Entries.ToArray()
            .Select(entry => (entry.Row, entry.Column, (entry.Row == entry.Column ? 1 : 0) - (step * entry.Value)));
        return new LinearRule(new SparseMatrix(matrix.Rows, matrix.Rows, entries), [.. linear.Select(b => step * b)], initial);
    }

    /// <summary>1/‖Q‖∞ ≤ 1/λ_max(Q).</summary>
    /// <param name="matrix">Q, not zero.</param>
    public static double AutomaticStep(SparseMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var sums = new double[matrix.Rows];
        foreach (var (row, _, value) in matrix.Entries)
        {
            sums[row] += Math.Abs(value);
        }

        return 1 / Dense.MaxNorm(sums);
    }

    /// <summary>Λ ≥ ‖|Q|‖₂, rounded outwards, by Schur's test: how strongly components are coupled, whatever the signs.</summary>
    /// <param name="matrix">Q, symmetric.</param>
    internal static double Coupling(SparseMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        double[] start = [.. Enumerable.Repeat(1.0, matrix.Rows)];
        return CollatzWielandt.Improve(Multiply, start, matrix.Entries.Length).Factor * CurvatureBounds.Outwards;

        void Multiply(double[] weights, double[] product)
        {
            Array.Clear(product);
            foreach (var (row, column, value) in matrix.Entries)
            {
                product[row] += Math.Abs(value) * weights[column];
            }
        }
    }

    /// <summary>
    /// 2/(Λ(1 + 2D)): every smaller α converges where no argument of a gradient is more than D instants old. It is
    /// <see cref="EnergyCertificate"/> for E = ½xᵀQx − bᵀx, whose i-th gradient changes by at most Σ_l |Q_il| |x_l − y_l|; L ≤ Λ.
    /// </summary>
    /// <param name="matrix">Q, symmetric and positive definite.</param>
    /// <param name="delay">D ≥ 0: B − 1 on a grid with a bound of B steps, for there is one hop only.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is negative.</exception>
    public static double StepLimit(SparseMatrix matrix, int delay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        return 2 / (Coupling(matrix) * (1 + (2.0 * delay)));
    }

    private static void ThrowUnlessPositive(SparseMatrix matrix)
    {
        if (matrix.Rows is 0 or > LargestDense)
        {
            return;
        }

        try
        {
            _ = Matrix<double>.Build.DenseOfArray(matrix.ToDense()).Cholesky();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException(
                "expected a positive definite matrix, found one that is not: there is no minimum", nameof(matrix), error);
        }
    }
}
