namespace Hogwild.Models;

/// <summary>Synchronous rounds of H ← Ã H M + B.</summary>
internal static class SmoothIteration
{
    /// <summary>What some rounds arrive at from zero.</summary>
    /// <param name="rule">Ã and M.</param>
    /// <param name="source">B, n × k.</param>
    /// <param name="rounds">How many.</param>
    internal static double[] Iterate(this ISmoothRule rule, ReadOnlySpan<double> source, int rounds)
    {
        var (k, adjacency) = (rule.StateSize, rule.Adjacency);
        var (graph, sum) = (adjacency.Graph, new double[k]);
        var (current, next) = (new double[source.Length], new double[source.Length]);
        for (var round = 0; round < rounds; round++)
        {
            source.CopyTo(next);
            for (var node = 0; node < graph.NodeCount; node++)
            {
                Dense.Multiply(adjacency.Self(node), current.AsSpan(node * k, k), sum);
                var arc = graph.InArc(node, 0);
                foreach (var neighbour in graph.InNeighbours(node))
                {
                    Dense.AddScaled(adjacency.Arc(arc++), current.AsSpan(neighbour * k, k), sum);
                }

                Dense.MatVecTransposed(rule.Mix, sum, next.AsSpan(node * k, k));
            }

            (current, next) = (next, current);
        }

        return current;
    }
}
