using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Shortest ways from a source: x_i ← min(x_i, min_j (x_j + l_ji)) over the arcs j→i, 0 at the source, from above (Bellman 1958, Ford
/// 1956; asynchronously the routing of the ARPANET, Bertsekas &amp; Tsitsiklis 1989, §6.4). The iteration is monotone: no estimate ever
/// rises or falls below the length of the shortest way, under any schedule. It converges under total asynchronism, exactly and after
/// finitely many activations: a version of level k is at most the shortest way of k arcs, so from level n − 1 on it is the answer, to the
/// bit. No norm contracts; the level is the certificate. All of it holds for negative lengths too, where no cycle is negative.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class BellmanFordRule : IPlaceholderRule
{
    private readonly double[] _lengths;

    /// <summary>The rule for a graph and a source.</summary>
    /// <param name="lengths">The graph with the length of every arc; no cycle is negative, wherever it is.</param>
    /// <param name="source">The node from which ways begin.</param>
    /// <exception cref="ArgumentException">A length is not finite, or the lengths of a cycle are below 0 in sum.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The source is no node.</exception>
    public BellmanFordRule(WeightedGraph lengths, int source)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        NegativeCycle.ThrowIfAny(lengths);
        if (source < 0 || source >= lengths.Graph.NodeCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(source), source, $"expected a source among the nodes 0 to {lengths.Graph.NodeCount - 1}, found {source}");
        }

        (Graph, Source, _lengths) = (lengths.Graph, source, lengths.Weights.ToArray());
        var longest = Graph.NodeCount * Dense.MaxNorm(_lengths);
        Unreached = !double.IsFinite(longest)
            ? throw new ArgumentException("expected lengths whose sum over a way is finite, found larger ones", nameof(lengths))
            : longest > 0 ? longest : 1;
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The node from which ways begin.</summary>
    public int Source { get; }

    /// <summary>
    /// The estimate of a node that no way is known to: n times the longest arc (1 where all lengths are 0), longer than any way without a
    /// cycle. It is finite since states have to be. Nobody goes on from it, so a node that the source does not reach keeps it.
    /// </summary>
    public double Unreached { get; }

    /// <inheritdoc/>
    double IPlaceholderRule.Placeholder => Unreached;

    /// <inheritdoc/>
    public int StateSize => 1;

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = node == Source ? 0 : Unreached;

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var first = Graph.InArc(now.Node, 0);
        var shortest = own[0];
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var known = inbox[slot][0];
            shortest = known < Unreached ? Math.Min(shortest, known + _lengths[first + slot]) : shortest;
        }

        next[0] = shortest;
    }
}
