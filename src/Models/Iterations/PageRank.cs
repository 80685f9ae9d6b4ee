namespace Hogwild.Models;

/// <summary>
/// PageRank (Page, Brin, Motwani &amp; Winograd 1999) as the linear rule x_i ← d Σ_{j→i} (w_ji / Σ_k w_jk) x_j + (1 − d)/n, from 0.
/// A dangling node, one without out-arcs, is meant to link to all nodes, which no local rule could do. It need not: leaving those links
/// out changes the solution by a common factor and nothing else, so that x / ‖x‖₁ is exactly the PageRank with dangling nodes linked to
/// everybody (Del Corso, Gullí &amp; Romani 2005). The factor is the one global number; ‖x‖₁ = 1 where no node dangles. Nodes send their x
/// and know their own out-degree; here the weight of a link travels with the arc.
/// </summary>
/// <remarks>
/// |M| = dP with ρ(P) ≤ 1, hence it converges under total asynchronism for every d &lt; 1 (Chazan &amp; Miranker 1969; Frommer &amp;
/// Szyld 2000), in a weighted max norm whose factor is as near to d as one likes, or below.
/// </remarks>
public static class PageRank
{
    /// <summary>The damping of the original.</summary>
    public const double DefaultDamping = 0.85;

    /// <summary>The rule of a directed graph.</summary>
    /// <param name="links">The graph; an arc j→i is a link from j to i, and its weight says how often it is followed. An arc from a node
    /// to itself is a link like any other.</param>
    /// <param name="damping">d, from 0 on and below 1.</param>
    /// <exception cref="ArgumentException">A weight is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">d is not from 0 on and below 1.</exception>
    public static LinearRule Create(WeightedGraph links, double damping = DefaultDamping)
    {
        ArgumentNullException.ThrowIfNull(links);
        IterationRequirements.ThrowIfNegative(links, "weight");
        if (!(damping >= 0 && damping < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(damping), damping, "expected a number from 0 on and below 1");
        }

        var graph = links.Graph;
        var total = new double[graph.NodeCount];
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            total[graph.Source(arc)] += links.Weights[arc];
        }

        var entries = new List<(int Row, int Column, double Value)>();
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            if (links.Weights[arc] > 0)
            {
                entries.Add((graph.Target(arc), graph.Source(arc), damping * (links.Weights[arc] / total[graph.Source(arc)])));
            }
        }

        var bias = new double[graph.NodeCount];
        Array.Fill(bias, (1 - damping) / graph.NodeCount);
        return new LinearRule(new SparseMatrix(graph.NodeCount, graph.NodeCount, entries), bias);
    }
}
