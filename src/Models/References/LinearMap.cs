namespace Hogwild.Models;

/// <summary>x ↦ Mx + b, or its positive part, on a whole graph at once, in the order of operations of the rule.</summary>
internal sealed class LinearMap
{
    private readonly LinearRule _rule;
    private readonly double[] _arcs;
    private readonly double[] _own;

    internal LinearMap(LinearRule rule)
    {
        _rule = rule;
        (_arcs, _own) = (new double[rule.Graph.ArcCount], new double[rule.Graph.NodeCount]);

        // Entries go by row and column, as arcs go by target and source.
        var arc = 0;
        foreach (var (row, column, value) in rule.Matrix.Entries)
        {
            if (row == column && rule.ReadsOwn(row))
            {
                _own[row] = value;
            }
            else
            {
                _arcs[arc++] = value;
            }
        }
    }

    /// <summary>One round.</summary>
    internal void Round(double[] states, double[] next)
    {
        var (graph, arc) = (_rule.Graph, 0);
        var bias = _rule.Bias;
        for (var node = 0; node < next.Length; node++)
        {
            var sum = bias[node] + (_own[node] * states[node]);
            foreach (var neighbour in graph.InNeighbours(node))
            {
                sum += _arcs[arc++] * states[neighbour];
            }

            next[node] = _rule.IsRectified ? Math.Max(sum, 0) : sum;
        }
    }
}
