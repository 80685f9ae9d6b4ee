namespace Hogwild.Models;

/// <summary>
/// J_iᵀ diag(a_i sp″) J_i of one node, where J_i = ∂y_i is V diag(o act′) P by a neighbour's state and R + V diag(Σ o act′) Q by its own.
/// J_i is built as one r × (δ + 1)k matrix whose blocks are in the order of the nodes. Buffers only grow.
/// </summary>
internal sealed class EnergyJacobian
{
    private int[] _places = [];
    private double[] _messages = [];
    private double[] _jacobian = [];
    private double[] _weighted = [];
    private double[] _total = [];

    internal void AddTo(
        BandedMatrix hessian, EnergyTerms terms, int node, ReadOnlySpan<double> slopes, ReadOnlySpan<double> unitCurvatures)
    {
        var (k, r, degree) = (terms.StateSize, terms.UnitCount, terms.Graph.InDegree(node));
        var width = (degree + 1) * k;
        Place(terms, node);
        Build(terms, node, slopes, width);
        for (var unit = 0; unit < r; unit++)
        {
            var row = _jacobian.AsSpan(unit * width, width);
            Dense.Multiply(unitCurvatures[unit], row, _weighted.AsSpan(unit * width, width));
        }

        for (var a = 0; a <= degree; a++)
        {
            var left = _weighted.AsSpan(a * k);
            for (var (first, last) = (0, 0); first < a; first = last)
            {
                // Blocks of consecutive nodes lie side by side in the matrix too.
                for (last = first + 1; last < a && _places[last] == _places[last - 1] + 1; last++)
                {
                }

                var target = hessian.From(_places[a] * k, _places[first] * k);
                var right = _jacobian.AsSpan(first * k);
                Tiles.Add(target, hessian.HalfBandwidth, left, width, right, width, r, k, (last - first) * k);
            }

            Tiles.AddLower(
                hessian.From(_places[a] * k, _places[a] * k), hessian.HalfBandwidth, left, width, _jacobian.AsSpan(a * k), width, r, k);
        }
    }

    /// <summary>The nodes behind the blocks: the neighbours and the node itself, ascending.</summary>
    private void Place(EnergyTerms terms, int node)
    {
        var neighbours = terms.Graph.InNeighbours(node);
        if (_places.Length <= neighbours.Length)
        {
            _places = new int[neighbours.Length + 1];
        }

        var own = ~neighbours.BinarySearch(node);
        neighbours[..own].CopyTo(_places);
        _places[own] = node;
        neighbours[own..].CopyTo(_places.AsSpan(own + 1));
    }

    private void Build(EnergyTerms terms, int node, ReadOnlySpan<double> slopes, int width)
    {
        var (k, d, r, degree) = (terms.StateSize, terms.MessageSize, terms.UnitCount, terms.Graph.InDegree(node));
        var p = terms.Parameters.P.AsSpan();
        var q = terms.Parameters.Q.AsSpan();
        Buffers.Grow(ref _total, d);
        Buffers.Grow(ref _messages, d * width);
        Buffers.Grow(ref _jacobian, r * width);
        Buffers.Grow(ref _weighted, r * width);
        var total = _total.AsSpan(0, d);
        total.Clear();
        var own = degree;
        for (var slot = 0; slot < degree; slot++)
        {
            var slope = slopes.Slice(slot * d, d);
            Dense.AddScaled(1, slope, total);
            own = Math.Min(own, _places[slot] == node ? slot : degree);
            var at = slot < own ? slot : slot + 1;
            for (var channel = 0; channel < d; channel++)
            {
                Dense.Multiply(slope[channel], p.Slice(channel * k, k), _messages.AsSpan((channel * width) + (at * k), k));
            }
        }

        for (var channel = 0; channel < d; channel++)
        {
            Dense.Multiply(total[channel], q.Slice(channel * k, k), _messages.AsSpan((channel * width) + (own * k), k));
        }

        _jacobian.AsSpan(0, r * width).Clear();
        for (var unit = 0; unit < r; unit++)
        {
            terms.Parameters.R.AsSpan(unit * k, k).CopyTo(_jacobian.AsSpan((unit * width) + (own * k)));
        }

        Tiles.Add(_jacobian, width, terms.Parameters.VTransposed, r, _messages, width, d, r, width);
    }
}
