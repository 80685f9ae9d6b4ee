using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Average consensus on an undirected graph: x_i ← x_i + Σ_j w_ij (x_j − x_i) with symmetric weights (DeGroot 1974; Xiao &amp; Boyd 2004).
/// Synchronous rounds keep the sum and arrive at the average of the initial values in each component.
/// </summary>
/// <remarks>
/// Under partial asynchronism all nodes still agree, at a geometric rate (Tsitsiklis 1984; Bertsekas &amp; Tsitsiklis 1989, §7.3), but on a
/// number that depends on the schedule: nobody gives away what another takes, so the sum is not kept, and the distance from the average
/// stays positive. <see cref="PushSumRule"/> repairs that. Under total asynchronism they need not agree at all. Every common value is a
/// fixed point, hence no norm contracts and there is no certificate.
/// </remarks>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class ConsensusRule : IUpdateRule
{
    private readonly double[] _weights;
    private readonly double[] _values;

    /// <summary>The rule for a graph and initial values.</summary>
    /// <param name="graph">An undirected graph without arcs from a node to itself.</param>
    /// <param name="values">The initial values, one a node.</param>
    /// <param name="weights">How much a node moves towards each neighbour.</param>
    /// <exception cref="ArgumentException">
    /// The graph is directed or has such an arc, the values have another count, or given weights are negative or too large.
    /// </exception>
    public ConsensusRule(WeightedGraph graph, double[] values, ConsensusWeights weights = ConsensusWeights.Metropolis)
    {
        ArgumentNullException.ThrowIfNull(graph);
        IterationRequirements.ThrowUnlessCount(values, graph.Graph.NodeCount, nameof(values));
        GraphRequirements.ThrowIfSelfArc(graph.Graph);
        IterationRequirements.ThrowUnlessUndirected(graph);
        (Graph, Kind, _values) = (graph.Graph, weights, [.. values]);
        _weights = weights switch
        {
            ConsensusWeights.Metropolis => Weights(arc => Math.Max(Degree(Graph.Source(arc)), Degree(Graph.Target(arc)))),
            ConsensusWeights.Uniform => Uniform(),
            ConsensusWeights.Given => Given(graph),
            _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "expected one of the three kinds"),
        };
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>Which weights it has.</summary>
    public ConsensusWeights Kind { get; }

    /// <summary>The initial values.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    public int StateSize => 1;

    /// <summary>w_ij on arc j→i.</summary>
    public double Weight(int arc) => _weights[arc];

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = _values[node];

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        // Differences, so that nodes that agree stay exactly where they are.
        var first = Graph.InArc(now.Node, 0);
        var sum = 0.0;
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            sum += _weights[first + slot] * (inbox[slot][0] - own[0]);
        }

        next[0] = own[0] + sum;
    }

    private int Degree(int node) => Graph.InDegree(node);

    private double[] Uniform()
    {
        var largest = Enumerable.Range(0, Graph.NodeCount).Select(Degree).DefaultIfEmpty(0).Max();
        return Weights(_ => largest);
    }

    private double[] Weights(Func<int, int> degree) => [.. Enumerable.Range(0, Graph.ArcCount).Select(arc => 1.0 / (1 + degree(arc)))];

    private static double[] Given(WeightedGraph graph)
    {
        IterationRequirements.ThrowIfNegative(graph, "weight");
        for (var node = 0; node < graph.Graph.NodeCount; node++)
        {
            var sum = 0.0;
            for (var slot = 0; slot < graph.Graph.InDegree(node); slot++)
            {
                sum += graph.Weights[graph.Graph.InArc(node, slot)];
            }

            if (!(sum < 1))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"expected weights that are below 1 in sum at every node, found {sum} at node {node}"),
                    nameof(graph));
            }
        }

        return graph.Weights.ToArray();
    }
}
