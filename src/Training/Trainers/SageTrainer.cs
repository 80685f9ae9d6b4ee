using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains GraphSAGE. Both matrices of a layer have the initial variance 1/inputs, half of what suits a ReLU behind one (He et al. 2015);
/// biases are 0.
/// </summary>
internal sealed class SageTrainer(Dataset data, SageTraining settings) : LayeredTrainer(
    data, settings, Initial(data, settings, (initial, layer, inputs, outputs) =>
    {
        initial.AddNormal($"sage{layer}.Wn", Math.Sqrt(1.0 / inputs), inputs, outputs);
        initial.AddNormal($"sage{layer}.Ws", Math.Sqrt(1.0 / inputs), inputs, outputs);
        initial.AddConstant($"sage{layer}.b", 0, outputs);
    }))
{
    /// <inheritdoc/>
    protected override LayeredTwin Twin(Func<torch.Tensor, int, torch.Tensor>? drop) =>
        new SageTwin(Leaves.ByName, settings.Aggregator, settings.Closed, drop);

    /// <inheritdoc/>
    protected override void LastToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation)
    {
        var name = $"sage{settings.Layers}.";
        Scale(tensors, name + "Wn", deviation);
        Scale(tensors, name + "Ws", deviation);
        Scale(tensors, name + "b", deviation, mean);
    }
}
