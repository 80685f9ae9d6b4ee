using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// A model that knows how to be made on fewer nodes, on more, and under other names, with the same parameters: so that it can be shrunk,
/// and compared with itself.
/// </summary>
public sealed class Instance
{
    private readonly Func<IReadOnlyList<int>, Instance> _restrict;
    private readonly Func<IReadOnlyList<int>, Instance> _rename;
    private readonly Func<Graph, Instance> _extend;

    private Instance(
        Model model, Func<IReadOnlyList<int>, Instance> restrict, Func<IReadOnlyList<int>, Instance> rename,
        Func<Graph, Instance> extend) =>
        (Model, _restrict, _rename, _extend) = (model, restrict, rename, extend);

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The tensors that it was made of; null where they are not known.</summary>
    public WeightFile? Weights { get; private init; }

    /// <summary>Its rule.</summary>
    public IUpdateRule Rule => Model.Rule;

    /// <summary>Its graph.</summary>
    public Graph Graph => Model.Data.Graph;

    /// <summary>A model on data: with fewer nodes it is made on the induced subgraph, features carried along.</summary>
    /// <param name="data">The data.</param>
    /// <param name="build">Makes the model of data.</param>
    /// <param name="weights">The tensors that it is made of, for whoever wants to look at them.</param>
    /// <param name="step">
    /// Makes the model of data with the step size of another model of its kind; null where what <paramref name="build"/> makes depends on
    /// nodes and their neighbours alone.
    /// </param>
    public static Instance FromData(
        GraphData data, Func<GraphData, Model> build, WeightFile? weights = null, Func<GraphData, Model, Model>? step = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(build);
        var model = build(data);
        return new Instance(
            model,
            kept => FromData(Induced.Data(data, kept), build, weights, step),
            to => Again(Renaming.Of(data, to)),
            other => Again(Extended.Data(data, other)))
        { Weights = weights };

        Instance Again(GraphData changed) => FromData(changed, step is null ? build : same => step(same, model), weights, step);
    }

    /// <summary>A linear model: with fewer nodes it has the principal submatrix.</summary>
    /// <param name="matrix">M.</param>
    /// <param name="bias">b, one number a node.</param>
    /// <param name="initial">x at the start, one number a node.</param>
    /// <param name="keys">The keys of the nodes; their numbers where null.</param>
    public static Instance FromMatrix(
        SparseMatrix matrix, IReadOnlyList<double> bias, IReadOnlyList<double> initial, IReadOnlyList<int>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var model = ModelFactory.Linear("linear", new LinearRule(matrix, [.. bias], [.. initial]));
        var known = keys ?? [.. Enumerable.Range(0, matrix.Rows)];
        return new Instance(
            model with { Data = model.Data with { Graph = Extended.WithKeys(model.Data.Graph, known) } },
            kept => FromMatrix(Induced.Matrix(matrix, kept), [.. kept.Select(node => bias[node])], [.. kept.Select(node => initial[node])]),
            to => FromMatrix(
                Renaming.Of(matrix, to),
                Renaming.Rows([.. bias], to),
                Renaming.Rows([.. initial], to),
                [.. Enumerable.Range(0, to.Count).OrderBy(node => to[node]).Select(node => known[node])]),
            other => FromMatrix(
                Extended.Matrix(matrix, other), [.. bias, .. new double[other.NodeCount]], [.. initial, .. new double[other.NodeCount]]));
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

    /// <summary>The same with node i renamed to <paramref name="to"/>[i], keys and step size included.</summary>
    /// <param name="to">Per node its new name; a permutation.</param>
    public Instance Renamed(IReadOnlyList<int> to) => _rename(to);

    /// <summary>The same beside further nodes, which follow its own and have no arcs to them. The step size stays.</summary>
    /// <param name="other">The further nodes and the arcs between them.</param>
    public Instance Beside(Graph other) => _extend(other);

    /// <inheritdoc/>
    public override string ToString() => $"{Model.Name} on {Graph.NodeCount} nodes and {Graph.ArcCount} arcs";
}
