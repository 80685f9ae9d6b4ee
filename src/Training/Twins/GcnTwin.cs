using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Hogwild.Training;

/// <summary>
/// The graph convolutional network in torch (Kipf &amp; Welling 2017; paper eq. 5): H ← ReLU(Ã H W) for each of <c>layer1.W</c>,
/// <c>layer2.W</c>, …, [in × out], from H = X. Where there is no readout the last layer is not rectified.
/// </summary>
/// <param name="parameters">The tensors of the model, by name.</param>
/// <param name="drop">
/// Leaves out inputs of a layer at random. Where it is given, Ã (H W) is computed, which costs less where there are many features and is
/// equal but for rounding; null for (Ã H) W with all inputs.
/// </param>
internal sealed class GcnTwin(IReadOnlyDictionary<string, torch.Tensor> parameters, Func<torch.Tensor, int, torch.Tensor>? drop = null)
{
    /// <summary>The last layer, [n × width].</summary>
    public torch.Tensor Outputs(GraphTensors graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var scope = torch.NewDisposeScope();
        var (states, hasReadout) = (graph.Features.alias(), ReadoutTwin.IsIn(parameters));
        for (var layer = 1; parameters.TryGetValue($"layer{layer}.W", out var weight); layer++)
        {
            states = drop is null ? graph.Convolve(states).matmul(weight) : graph.Convolve(drop(states, layer).matmul(weight));
            states = hasReadout || parameters.ContainsKey($"layer{layer + 1}.W") ? relu(states) : states;
        }

        return states.MoveToOuterDisposeScope();
    }
}
