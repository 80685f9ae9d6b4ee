using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains a GAT. Initial weights have the variance 2/inputs, as suits ReLU (He et al. 2015), and attention 1/outputs, so that scores are
/// about as large as states; biases are 0.
/// </summary>
internal sealed class GatTrainer(Dataset data, GatTraining settings) : LayeredTrainer(
    data, settings, Initial(data, settings, (initial, layer, inputs, outputs) => Add(settings, initial, layer, (inputs, outputs))))
{
    /// <inheritdoc/>
    protected override LayeredTwin Twin(Func<torch.Tensor, int, torch.Tensor>? drop) => new GatTwin(Leaves.ByName, drop);

    /// <inheritdoc/>
    protected override void LastToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation)
    {
        // Scores stay as they are.
        var name = $"gat{settings.Layers}.";
        Scale(tensors, name + "W", deviation);
        Scale(tensors, name + "src", 1 / deviation);
        Scale(tensors, name + "dst", 1 / deviation);
        Scale(tensors, name + "b", deviation, mean);
    }

    private static void Add(GatTraining settings, InitialWeights initial, int layer, (int Inputs, int Outputs) size)
    {
        var isLast = layer == settings.Layers;
        var one = isLast ? size.Outputs : size.Outputs / settings.Heads;
        initial.AddNormal($"gat{layer}.W", Math.Sqrt(2.0 / size.Inputs), size.Inputs, settings.Heads * one);
        initial.AddNormal($"gat{layer}.src", 1 / Math.Sqrt(one), settings.Heads, one);
        initial.AddNormal($"gat{layer}.dst", 1 / Math.Sqrt(one), settings.Heads, one);
        initial.AddConstant($"gat{layer}.b", 0, size.Outputs);
    }
}
