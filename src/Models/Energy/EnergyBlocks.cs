namespace Hogwild.Models;

/// <summary>
/// Assembles the Hessian Σ_i [Σ_j (∂z_ij)ᵀ diag(c_ij) (∂z_ij) + J_iᵀ diag(a_i sp″) J_i] + β from blocks of k × k, with c_ij = s_i o_ij act″
/// and J_i = ∂y_i = V diag(o act′) ∂z + R. The first sum is taken over terms before products: P and Q meet in one product for each node and
/// each edge. Buffers only grow.
/// </summary>
internal sealed class EnergyBlocks
{
    private readonly EnergyJacobian _jacobian = new();
    private double[] _weights = [];
    private double[] _totals = [];
    private double[] _right = [];
    private double[] _left = [];

    internal void AddTo(
        BandedMatrix hessian,
        EnergyTerms terms,
        ReadOnlySpan<double> slopes,
        ReadOnlySpan<double> curvatures,
        ReadOnlySpan<double> unitCurvatures,
        ReadOnlySpan<double> messageSlopes)
    {
        Prepare(terms, curvatures, messageSlopes);
        var (d, r) = (terms.MessageSize, terms.UnitCount);
        for (var node = 0; node < terms.Graph.NodeCount; node++)
        {
            AddNode(hessian, terms, node);
            var arcs = terms.Graph.InArc(node, 0);
            _jacobian.AddTo(
                hessian, terms, node, slopes.Slice(arcs * d, terms.Graph.InDegree(node) * d), unitCurvatures.Slice(node * r, r));
        }
    }

    /// <summary>c_ij of every arc, and for every node the sums of the arcs that leave it (for P) and that enter it (for Q).</summary>
    private void Prepare(EnergyTerms terms, ReadOnlySpan<double> curvatures, ReadOnlySpan<double> messageSlopes)
    {
        var (graph, d, k) = (terms.Graph, terms.MessageSize, terms.StateSize);
        Buffers.Grow(ref _weights, graph.ArcCount * d);
        Buffers.Grow(ref _totals, 2 * graph.NodeCount * d);
        Buffers.Grow(ref _right, 2 * d * k);
        Buffers.Grow(ref _left, 2 * d * k);
        terms.Parameters.P.CopyTo(_right.AsSpan());
        terms.Parameters.Q.CopyTo(_right.AsSpan(d * k));
        _totals.AsSpan(0, 2 * graph.NodeCount * d).Clear();
        _weights.AsSpan(0, graph.ArcCount * d).Clear();
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var weights = _weights.AsSpan(arc * d, d);
            Dense.AddProducts(messageSlopes.Slice(graph.Target(arc) * d, d), curvatures.Slice(arc * d, d), weights);
            Dense.AddScaled(1, weights, _totals.AsSpan(2 * graph.Source(arc) * d, d));
            Dense.AddScaled(1, weights, _totals.AsSpan(((2 * graph.Target(arc)) + 1) * d, d));
        }
    }

    /// <summary>The first sum in the block of a node and in those with its neighbours before it, and β.</summary>
    private void AddNode(BandedMatrix hessian, EnergyTerms terms, int node)
    {
        var (graph, d, k) = (terms.Graph, terms.MessageSize, terms.StateSize);
        var (p, q) = (terms.Parameters.P, terms.Parameters.Q);
        var totals = _totals.AsSpan(2 * node * d, 2 * d);
        Weigh(totals[..d], p, _left);
        Weigh(totals[d..], q, _left.AsSpan(d * k));
        Tiles.AddLower(hessian.From(node * k, node * k), hessian.HalfBandwidth, _left, k, _right, k, 2 * d, k);
        for (var row = node * k; row < (node + 1) * k; row++)
        {
            hessian.From(row, row)[0] += terms.Parameters.Beta;
        }

        var neighbours = graph.InNeighbours(node);
        for (var slot = 0; slot < neighbours.Length && neighbours[slot] < node; slot++)
        {
            // z_ij = P h_j + Q h_i + …, and z_ji the other way round.
            var arc = graph.InArc(node, slot);
            Weigh(_weights.AsSpan(arc * d, d), q, _left);
            Weigh(_weights.AsSpan(graph.Reverse(arc) * d, d), p, _left.AsSpan(d * k));
            Tiles.Add(hessian.From(node * k, neighbours[slot] * k), hessian.HalfBandwidth, _left, k, _right, k, 2 * d, k, k);
        }
    }

    /// <summary>result ← diag(weights) rows.</summary>
    private static void Weigh(ReadOnlySpan<double> weights, ReadOnlySpan<double> rows, Span<double> result)
    {
        var k = rows.Length / weights.Length;
        for (var row = 0; row < weights.Length; row++)
        {
            Dense.Multiply(weights[row], rows.Slice(row * k, k), result.Slice(row * k, k));
        }
    }
}
