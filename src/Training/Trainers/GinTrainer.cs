using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains a GIN. Initial weights have the variance 2/inputs, as suits ReLU (He et al. 2015), but the first matrix of a layer is divided by
/// one more than the mean number of neighbours: sums of so many states keep their size from layer to layer. Biases and ε are 0.
/// </summary>
internal sealed class GinTrainer(Dataset data, GinTraining settings) : LayeredTrainer(
    data, settings, Initial(data, settings, (initial, layer, inputs, outputs) =>
    {
        initial.AddNormal($"gin{layer}.W1", Math.Sqrt(2.0 / inputs) / (1 + MeanDegree(data)), inputs, settings.Width);
        initial.AddConstant($"gin{layer}.b1", 0, settings.Width);
        initial.AddNormal($"gin{layer}.W2", Math.Sqrt(2.0 / settings.Width), settings.Width, outputs);
        initial.AddConstant($"gin{layer}.b2", 0, outputs);
        initial.AddConstant($"gin{layer}.eps", 0, 1);
    }))
{
    /// <inheritdoc/>
    protected override LayeredTwin Twin(Func<torch.Tensor, int, torch.Tensor>? drop) => new GinTwin(Leaves.ByName, drop);

    /// <inheritdoc/>
    protected override void LastToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation)
    {
        Scale(tensors, $"gin{settings.Layers}.W2", deviation);
        Scale(tensors, $"gin{settings.Layers}.b2", deviation, mean);
    }

    private static double MeanDegree(Dataset data) => (double)data.Graphs.Sum(item => (long)item.Graph.ArcCount)
        / Math.Max(1, data.Graphs.Sum(item => (long)item.Graph.NodeCount));
}
