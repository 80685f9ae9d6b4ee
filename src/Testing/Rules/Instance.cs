using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>A model that knows how to be made on fewer nodes with the same parameters, so that it can be shrunk.</summary>
public sealed class Instance
{
    private readonly Func<IReadOnlyList<int>, Instance> _restrict;

    private Instance(Model model, Func<IReadOnlyList<int>, Instance> restrict) => (Model, _restrict) = (model, restrict);

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>Its rule.</summary>
    public IUpdateRule Rule => Model.Rule;

    /// <summary>Its graph.</summary>
    public Graph Graph => Model.Data.Graph;

    /// <summary>A model on data: with fewer nodes it is made on the induced subgraph, features carried along.</summary>
    /// <param name="data">The data.</param>
    /// <param name="build">Makes the model of data.</param>
    public static Instance FromData(GraphData data, Func<GraphData, Model> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return new Instance(build(data), kept => FromData(Induced.Data(data, kept), build));
    }

    /// <summary>A linear model: with fewer nodes it has the principal submatrix.</summary>
    /// <param name="matrix">M.</param>
    /// <param name="bias">b, one number a node.</param>
    /// <param name="initial">x at the start, one number a node.</param>
    public static Instance FromMatrix(SparseMatrix matrix, IReadOnlyList<double> bias, IReadOnlyList<double> initial)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var model = ModelFactory.Linear("linear", new LinearRule(matrix, [.. bias], [.. initial]));
        return new Instance(model, kept => FromMatrix(
            Induced.Matrix(matrix, kept), [.. kept.Select(node => bias[node])], [.. kept.Select(node => initial[node])]));
    }

    /// <summary>The same with half of its nodes, or without one of them; and the nodes that are kept, in their order.</summary>
    public IEnumerable<(Instance Instance, IReadOnlyList<int> Kept)> Smaller()
    {
        var nodes = Enumerable.Range(0, Graph.NodeCount).ToList();
        var halves = new[] { nodes.Count / 2, nodes.Count - (nodes.Count / 2) }.Where(half => half > 0 && half < nodes.Count - 1).ToList();
        foreach (var half in halves.Take(1))
        {
            yield return Keep(nodes.Take(half));
            yield return Keep(nodes.Skip(half));
        }

        foreach (var removed in nodes)
        {
            yield return Keep(nodes.Where(node => node != removed));
        }

        (Instance Instance, IReadOnlyList<int> Kept) Keep(IEnumerable<int> some)
        {
            int[] kept = [.. some];
            return (_restrict(kept), kept);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Model.Name} on {Graph.NodeCount} nodes and {Graph.ArcCount} arcs";
}
