using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// The graph convolutional network in torch (Kipf &amp; Welling 2017; paper eq. 5): H ← ReLU(Ã H W) for each of <c>layer1.W</c>,
/// <c>layer2.W</c>, …, [in × out].
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="drop">
/// Leaves out inputs of a layer at random. Where it is given, Ã (H W) is computed, which costs less where there are many features and is
/// equal but for rounding; null for (Ã H) W with all inputs.
/// </param>
internal sealed class GcnTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, Func<torch.Tensor, int, torch.Tensor>? drop = null)
    : LayeredTwin(parameters, drop)
{
    private readonly bool _isSparing = drop is not null;

    /// <inheritdoc/>
    protected override string First(int layer) => $"layer{layer}.W";

    /// <inheritdoc/>
    protected override torch.Tensor Layer(GraphTensors graph, torch.Tensor states, int layer)
    {
        var weight = Find(First(layer))!;
        return _isSparing ? graph.Convolve(states.matmul(weight)) : graph.Convolve(states).matmul(weight);
    }
}
