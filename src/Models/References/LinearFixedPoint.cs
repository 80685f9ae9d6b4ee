using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models;

/// <summary>
/// The fixed point x = Mx + b of a linear rule. Without rectification it is solved for, not iterated, so that it is known even where the
/// synchronous iteration diverges.
/// </summary>
public static class LinearFixedPoint
{
    /// <summary>The largest number of unknowns that is solved for by factorisation.</summary>
    internal const int LargestDense = 2000;

    private const int Refinements = 3;
    private const double SmallestPivot = 1e-13;

    /// <summary>
    /// (I − M) x = b by LU factorisation up to 2,000 nodes; by synchronous rounds for rectified rules and larger ones.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="tolerance">Largest ‖Mx + b − x‖∞ / max(‖x‖∞, ‖b‖∞) that is accepted.</param>
    /// <exception cref="ResidualException">The tolerance is not met, for instance because I − M is singular.</exception>
    public static Reference Solve(LinearRule rule, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(rule);
        using var work = Work.On(Work.References);
        if (rule.IsRectified || rule.Graph.NodeCount is 0 or > LargestDense)
        {
            return FixedPoint.SolveIfAny(rule, rule.Graph, tolerance);
        }

        var factor = (Matrix<double>.Build.DenseIdentity(rule.Matrix.Rows) - Matrix<double>.Build.DenseOfArray(rule.Matrix.ToDense())).LU();
        ThrowIfSingular(factor);
        var x = new double[rule.Matrix.Rows];
        var (residual, norm) = Residual(rule, x);
        var (bias, error) = (norm, 0.0);
        for (var step = 0; step < Refinements && norm > 0; step++)
        {
            var next = x.ToArray();
            var correction = factor.Solve(Vector<double>.Build.DenseOfArray(residual)).ToArray();
            Dense.AddScaled(1, correction, next);
            error = Dense.MaxNorm(correction);
            var (nextResidual, nextNorm) = Residual(rule, next);
            if (!(nextNorm < norm))
            {
                break;
            }

            (x, residual, norm) = (next, nextResidual, nextNorm);
        }

        var allowed = tolerance * Math.Max(bias, Dense.MaxNorm(x));
        return norm <= allowed
            ? new Reference(IsFixedPoint: true, x, norm) { Error = norm > 0 ? error : 0 }
            : throw new ResidualException("fixed point of the linear rule", norm, allowed);
    }

    /// <summary>
    /// Where I − M is singular there is no fixed point, or a whole space of them; rounds decide which, so distances have no meaning.
    /// </summary>
    private static void ThrowIfSingular(MathNet.Numerics.LinearAlgebra.Factorization.LU<double> factor)
    {
        var pivots = factor.U.Diagonal().PointwiseAbs();
        if (pivots.Minimum() <= SmallestPivot * pivots.Maximum())
        {
            throw new ResidualException(
                "unique fixed point: I − M is singular, smallest relative pivot", pivots.Minimum() / pivots.Maximum(), SmallestPivot);
        }
    }

    /// <summary>Mx + b − x and its largest component.</summary>
    private static (double[] Residual, double Norm) Residual(LinearRule rule, double[] x)
    {
        var residual = rule.Bias.ToArray();
        Dense.AddScaled(-1, x, residual);
        foreach (var (row, column, value) in rule.Matrix.Entries)
        {
            residual[row] += value * x[column];
        }

        return (residual, Dense.MaxNorm(residual));
    }
}
