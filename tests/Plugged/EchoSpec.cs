using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>x ← share · mean of the neighbours + feature: a contraction on the data set's graph, without parameters.</summary>
/// <param name="Share">How much of the neighbours a node takes.</param>
[Kind("echo", "a share of the neighbours' mean, and the own feature")]
public sealed record EchoSpec([Option("the share of the neighbours' mean", Above = 0, Below = 1)] double Share = 0.5) : RuleSpec
{
    /// <inheritdoc/>
    public override bool NeedsData => true;

    /// <inheritdoc/>
    public override Model Create(RuleContext context)
    {
        var data = context.Data!;
        var entries = Enumerable.Range(0, data.Graph.NodeCount).SelectMany(node =>
            data.Graph.InNeighbours(node).ToArray().Select(source => (node, source, Share / data.Graph.InDegree(node)))).ToList();
        var matrix = new SparseMatrix(data.Graph.NodeCount, data.Graph.NodeCount, entries);
        return ModelFactory.Linear(context.Name, new LinearRule(matrix, data.Features, null, relu: false));
    }
}
