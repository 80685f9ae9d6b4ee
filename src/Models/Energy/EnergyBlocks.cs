namespace Hogwild.Models;

/// <summary>
/// The Hessian of one e_i over h_i and its neighbours, as k × k blocks:
/// Σ_j (∂z_ij)ᵀ diag(s_i o_ij act″) (∂z_ij) + Jᵀ diag(a_i sp″) J with J = ∂y_i, plus β on the own block.
/// </summary>
internal readonly ref struct EnergyBlocks
{
    private readonly EnergyTerms _terms;
    private readonly int _node;
    private readonly ReadOnlySpan<double> _slopes;
    private readonly ReadOnlySpan<double> _curvatures;
    private readonly ReadOnlySpan<double> _unitCurvatures;
    private readonly ReadOnlySpan<double> _messageSlopes;

    internal EnergyBlocks(
        EnergyTerms terms,
        int node,
        ReadOnlySpan<double> slopes,
        ReadOnlySpan<double> curvatures,
        ReadOnlySpan<double> unitCurvatures,
        ReadOnlySpan<double> messageSlopes)
    {
        (_terms, _node) = (terms, node);
        _slopes = slopes;
        _curvatures = curvatures;
        _unitCurvatures = unitCurvatures;
        _messageSlopes = messageSlopes;
    }

    internal void AddTo(BandedMatrix hessian)
    {
        var k = _terms.StateSize;
        var d = _terms.MessageSize;
        var neighbours = _terms.Graph.InNeighbours(_node);
        for (var row = 0; row < k; row++)
        {
            hessian[(_node * k) + row, (_node * k) + row] += _terms.Parameters.Beta;
        }

        var jacobians = UnitJacobians();
        for (var a = 0; a <= neighbours.Length; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                AddProduct(hessian, Place(a), Place(b), jacobians[a], jacobians[b], _unitCurvatures);
            }
        }

        var weights = new double[d];
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            for (var channel = 0; channel < d; channel++)
            {
                weights[channel] = _messageSlopes[channel] * _curvatures[(slot * d) + channel];
            }

            AddProduct(hessian, neighbours[slot], neighbours[slot], _terms.Parameters.P, _terms.Parameters.P, weights);
            AddProduct(hessian, _node, _node, _terms.Parameters.Q, _terms.Parameters.Q, weights);
            AddProduct(hessian, neighbours[slot], _node, _terms.Parameters.P, _terms.Parameters.Q, weights);
        }
    }

    /// <summary>The node behind a block: the neighbours in their order, then the node itself.</summary>
    private int Place(int block)
    {
        var neighbours = _terms.Graph.InNeighbours(_node);
        return block < neighbours.Length ? neighbours[block] : _node;
    }

    /// <summary>∂y_i by h_j: V diag(o act′) P for every neighbour, and for the node itself R + V diag(Σ o act′) Q; each r × k.</summary>
    private double[][] UnitJacobians()
    {
        var (k, d, r, degree) = (_terms.StateSize, _terms.MessageSize, _terms.UnitCount, _terms.Graph.InDegree(_node));
        var jacobians = new double[degree + 1][];
        jacobians[degree] = [.. _terms.Parameters.R];
        for (var slot = 0; slot < degree; slot++)
        {
            jacobians[slot] = new double[r * k];
            for (var unit = 0; unit < r; unit++)
            {
                for (var channel = 0; channel < d; channel++)
                {
                    var factor = _terms.Parameters.V[(unit * d) + channel] * _slopes[(slot * d) + channel];
                    Dense.AddScaled(factor, _terms.Parameters.P.AsSpan(channel * k, k), jacobians[slot].AsSpan(unit * k, k));
                    Dense.AddScaled(factor, _terms.Parameters.Q.AsSpan(channel * k, k), jacobians[degree].AsSpan(unit * k, k));
                }
            }
        }

        return jacobians;
    }

    /// <summary>
    /// Adds leftᵀ diag(weights) right to the block (a, b) and, off the diagonal, its transpose to (b, a), which is the same storage.
    /// </summary>
    private void AddProduct(BandedMatrix hessian, int a, int b, double[] left, double[] right, ReadOnlySpan<double> weights)
    {
        var k = _terms.StateSize;
        for (var row = 0; row < k; row++)
        {
            var last = a == b ? row : k - 1;
            for (var column = 0; column <= last; column++)
            {
                var sum = 0.0;
                for (var i = 0; i < weights.Length; i++)
                {
                    sum += weights[i] * left[(i * k) + row] * right[(i * k) + column];
                }

                hessian[(a * k) + row, (b * k) + column] += sum;
            }
        }
    }
}
