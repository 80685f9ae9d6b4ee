using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Hogwild.Training;

/// <summary>
/// The graph isomorphism network in torch (Xu et al. 2019, eq. 4.1): H_i ← relu(((1 + ε) H_i + Σ_j H_j) W1 + b1) W2 + b2 with tensors
/// <c>gin1.W1</c>, <c>gin1.b1</c>, <c>gin1.W2</c>, <c>gin1.b2</c>, <c>gin1.eps</c>, …
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="drop">Leaves out inputs of a layer at random; null for all inputs.</param>
internal sealed class GinTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, Func<torch.Tensor, int, torch.Tensor>? drop = null)
    : LayeredTwin(parameters, drop)
{
    /// <inheritdoc/>
    protected override string First(int layer) => $"gin{layer}.W1";

    /// <inheritdoc/>
    protected override torch.Tensor Layer(GraphTensors graph, torch.Tensor states, int layer)
    {
        var sum = graph.SumAtTargets(states.index_select(0, graph.Source)).Plus(states);
        sum = Find($"gin{layer}.eps") is { } epsilon ? sum.Plus(states * epsilon) : sum;
        var hidden = relu(Biased(sum.matmul(Find(First(layer))!), $"gin{layer}.b1"));
        return Biased(hidden.matmul(Find($"gin{layer}.W2")!), $"gin{layer}.b2");
    }
}
