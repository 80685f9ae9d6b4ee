using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// The nonlinear GNN in torch (Scarselli et al. 2009): F(X)_i = Σ_j φ(V tanh(P x_j + Cj l_j + Ci l_i + Ce l_ij + b1) + b2), or the mean,
/// with the tensors of <see cref="NonlinearParameters"/>; and the columns of its Jacobian, by the closed form of
/// <see cref="NonlinearJacobian"/>, so that their gradient needs no second pass through a gradient.
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="neighbours">How neighbours are put together.</param>
/// <param name="output">φ.</param>
internal sealed class NonlinearTwin(
    IReadOnlyDictionary<string, torch.Tensor> parameters, NeighbourPool neighbours, TransitionOutput output)
{
    /// <summary>One step from <paramref name="states"/>, [n × s].</summary>
    public torch.Tensor Step(GraphTensors graph, torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var (_, messages) = Layers(graph, states);
        return graph.SumAtTargets(neighbours == NeighbourPool.Mean ? messages * Shares(graph) : messages).MoveToOuterDisposeScope();
    }

    /// <summary>‖A's column‖₁ of every component of every node at <paramref name="states"/>, [n × s].</summary>
    public torch.Tensor ColumnSums(GraphTensors graph, torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var (hidden, messages) = Layers(graph, states);

        // [arcs × s × d] of V, its rows and columns scaled, times P.
        var outer = output == TransitionOutput.Tanh ? Slope(messages) : torch.ones_like(messages);
        outer = neighbours == NeighbourPool.Mean ? outer * Shares(graph) : outer;
        var blocks = (outer.unsqueeze(2) * Find("V")! * Slope(hidden).unsqueeze(1)).matmul(Find("P")!);
        using var none = torch.zeros_like(states);
        return none.PlusRows(graph.Source, blocks.abs().sum(1)).MoveToOuterDisposeScope();
    }

    /// <summary>1 − t² for t = tanh(·).</summary>
    private static torch.Tensor Slope(torch.Tensor t) => (t * t).Times(-1).Plus(1);

    /// <summary>Both layers of every arc: [arcs × d] and [arcs × s].</summary>
    private (torch.Tensor Hidden, torch.Tensor Messages) Layers(GraphTensors graph, torch.Tensor states)
    {
        var z = states.matmul(Find("P")!.t()).index_select(0, graph.Source);
        z = Find("Cj") is { } source ? z.Plus(graph.Features.matmul(source.t()).index_select(0, graph.Source)) : z;
        z = Find("Ci") is { } target ? z.Plus(graph.Features.matmul(target.t()).index_select(0, graph.Target)) : z;
        z = Find("Ce") is { } arc ? z.Plus(graph.ArcFeatures.matmul(arc.t())) : z;
        var hidden = torch.tanh(Find("b1") is { } first ? z.Plus(first) : z);
        var sum = hidden.matmul(Find("V")!.t());
        sum = Find("b2") is { } second ? sum.Plus(second) : sum;
        return (hidden, output == TransitionOutput.Tanh ? torch.tanh(sum) : sum);
    }

    /// <summary>One part in the number of neighbours of the target of every arc, [arcs × 1].</summary>
    private static torch.Tensor Shares(GraphTensors graph)
    {
        var ones = torch.ones([graph.Target.shape[0], 1], torch.ScalarType.Float64);
        return graph.SumAtTargets(ones).index_select(0, graph.Target).reciprocal();
    }

    private torch.Tensor? Find(string name) =>
        parameters.TryGetValue(NonlinearParameters.Prefix + name, out var tensor) ? tensor : null;
}
