using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>Trains a GCN. Initial weights have the variance 2/inputs, as suits ReLU (He et al. 2015).</summary>
internal sealed class GcnTrainer(Dataset data, GcnTraining settings) : LayeredTrainer(
    data,
    settings,
    Initial(data, settings, (initial, layer, inputs, outputs) =>
        initial.AddNormal($"layer{layer}.W", Math.Sqrt(2.0 / inputs), inputs, outputs)))
{
    /// <inheritdoc/>
    protected override LayeredTwin Twin(Func<torch.Tensor, int, torch.Tensor>? drop) => new GcnTwin(Leaves.ByName, drop);

    /// <inheritdoc/>
    protected override torch.Tensor? Penalty(torch.Tensor states, Batch batch) =>
        settings.Penalty is { } factor ? Half(factor, "layer1.W") : null;

    /// <inheritdoc/>
    protected override void LastToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation)
    {
        var name = $"layer{settings.Layers}.";
        Scale(tensors, name + "W", deviation);
        var outputs = tensors[name + "W"].Shape[1];
        tensors[name + "b"] = new Models.Tensor([outputs], [.. Enumerable.Repeat(mean, outputs)]);
    }
}
