using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models;

/// <summary>
/// K^m of one term e_m: the Euclidean norms of the blocks of its Hessian, over its neighbours in their order and then m itself, at no h
/// larger than here. With act″, sp″ ≤ ¼, sp′ in (0, 1) and |hub′| &lt; ½ the two parts of the Hessian are bounded by
/// <code>
/// Jᵀ diag(a sp″) J        blocks ≤ U_b U_c,   U_b ≥ ‖diag(√a/2) J_b‖₂,   J_j = V diag(f_j) P,   J_m = R + V diag(Σ_j f_j) Q
/// (∂z)ᵀ diag(s o act″) ∂z  blocks ≤ ‖diag(√c) P‖², ‖diag(√c) P‖ ‖diag(√c) Q‖, ‖diag(√Σ_j c) Q‖²,   c = (Vᵀa + w) o/4
/// </code>
/// where f_j = o_j·act′ lies in [0, o] on squareplus channels and [−o/2, o/2] on the others: a known centre, and at most o/2 away from it.
/// </summary>
internal static class EnergyTermBound
{
    private const double Curvature = 0.25;

    /// <summary>(δ + 1) × (δ + 1), row by row, with δ the number of neighbours.</summary>
    internal static double[] Blocks(EnergyTerms terms, int node)
    {
        var degree = terms.Graph.InDegree(node);
        var parameters = terms.Parameters;
        var total = new double[terms.MessageSize];
        var messages = Messages(terms, node);
        var units = new double[degree + 1];
        var neighbour = new double[degree];
        var own = new double[degree];
        var sum = new double[terms.MessageSize];
        for (var slot = 0; slot < degree; slot++)
        {
            var gate = terms.Gate(terms.Graph.InArc(node, slot));
            var weights = new double[terms.MessageSize];
            for (var channel = 0; channel < weights.Length; channel++)
            {
                weights[channel] = Curvature * messages[channel] * gate[channel];
                total[channel] += gate[channel];
                sum[channel] += weights[channel];
            }

            units[slot] = Units(terms, node, gate, parameters.P, []);
            (neighbour[slot], own[slot]) = (Weighted(weights, parameters.P), Weighted(weights, parameters.Q));
        }

        units[degree] = Units(terms, node, total, parameters.Q, parameters.R);
        var all = Weighted(sum, parameters.Q);
        return Assemble(units, neighbour, own, (all * all) + parameters.Beta);
    }

    private static double[] Assemble(double[] units, double[] neighbour, double[] own, double last)
    {
        var (size, degree) = (units.Length, neighbour.Length);
        var blocks = new double[size * size];
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b < size; b++)
            {
                blocks[(a * size) + b] = units[a] * units[b];
            }
        }

        for (var slot = 0; slot < degree; slot++)
        {
            blocks[(slot * size) + slot] += neighbour[slot] * neighbour[slot];
            blocks[(slot * size) + degree] += neighbour[slot] * own[slot];
            blocks[(degree * size) + slot] += neighbour[slot] * own[slot];
        }

        blocks[^1] += last;
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] *= CurvatureBounds.Outwards;
        }

        return blocks;
    }

    /// <summary>Vᵀ a_m + w, the largest ∂u_m/∂m_m.</summary>
    private static double[] Messages(EnergyTerms terms, int node)
    {
        var largest = terms.Parameters.W.ToArray();
        Dense.MatVecTransposed(terms.Parameters.V, terms.UnitWeights(node), largest);
        return largest;
    }

    /// <summary>
    /// ‖diag(√a/2)(R + V diag(f) M)‖₂ ≤ its value at the centre of f, plus the smaller of two bounds on what ρ = gate/2 around it adds:
    /// ‖√a/2 V √ρ‖ ‖√ρ M‖ and ‖√a/2 V ρ |M|‖.
    /// </summary>
    private static double Units(EnergyTerms terms, int node, ReadOnlySpan<double> gate, double[] factor, double[] added)
    {
        var (k, d, r) = (terms.StateSize, terms.MessageSize, terms.UnitCount);
        var scaled = new double[r * d];
        var centre = new double[r * k];
        added.CopyTo(centre, 0);
        var spread = new double[r * k];
        var roots = new double[r * d];
        for (var unit = 0; unit < r; unit++)
        {
            var scale = Math.Sqrt(Curvature * terms.UnitWeights(node)[unit]);
            for (var column = 0; added.Length > 0 && column < k; column++)
            {
                centre[(unit * k) + column] *= scale;
            }

            for (var channel = 0; channel < d; channel++)
            {
                var at = (unit * d) + channel;
                scaled[at] = scale * terms.Parameters.V[at];
                roots[at] = scaled[at] * Math.Sqrt(gate[channel] / 2);
                for (var column = 0; column < k; column++)
                {
                    var product = scaled[at] * gate[channel] * factor[(channel * k) + column];
                    centre[(unit * k) + column] += terms.ChannelSlopes[channel] * product;
                    spread[(unit * k) + column] += Math.Abs(product) / 2;
                }
            }
        }

        var halves = gate.ToArray();
        Dense.AddScaled(-0.5, gate, halves);
        return Norm(centre, r, k) + Math.Min(Norm(roots, r, d) * Weighted(halves, factor), Norm(spread, r, k));
    }

    /// <summary>‖diag(√weights) M‖₂ of a matrix with as many rows as there are weights.</summary>
    private static double Weighted(double[] weights, double[] matrix)
    {
        var columns = matrix.Length / weights.Length;
        var scaled = new double[matrix.Length];
        for (var row = 0; row < weights.Length; row++)
        {
            Dense.AddScaled(Math.Sqrt(weights[row]), matrix.AsSpan(row * columns, columns), scaled.AsSpan(row * columns, columns));
        }

        return Norm(scaled, weights.Length, columns);
    }

    private static double Norm(double[] matrix, int rows, int columns) =>
        matrix.Length == 0 ? 0 : Matrix<double>.Build.DenseOfRowMajor(rows, columns, matrix).Svd(false).S.Maximum();
}
