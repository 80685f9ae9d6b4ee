using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Hogwild.Training;

/// <summary>
/// The graph convolutional network in torch (Kipf &amp; Welling 2017; paper eq. 5): H ← ReLU(Ã H W) for each of <c>layer1.W</c>,
/// <c>layer2.W</c>, …, [in × out], from H = X.
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
internal sealed class GcnTwin(IReadOnlyDictionary<string, torch.Tensor> parameters)
{
    /// <summary>The last layer, [n × width].</summary>
    public torch.Tensor Outputs(GraphTensors graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var states = graph.Features.alias();
        for (var layer = 1; parameters.TryGetValue($"layer{layer}.W", out var weight); layer++)
        {
            states = relu(graph.Convolve(states).matmul(weight));
        }

        return states.MoveToOuterDisposeScope();
    }
}
