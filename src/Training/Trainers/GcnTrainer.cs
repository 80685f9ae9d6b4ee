using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>Trains a GCN by ordinary back-propagation.</summary>
internal sealed class GcnTrainer(Dataset data, GcnTraining settings) : Trainer(settings, data, Initial(data, settings), "relu")
{
    /// <inheritdoc/>
    protected override torch.Tensor States(Batch batch) => new GcnTwin(
        Leaves.ByName,
        settings.Dropout is not { } share ? null : Step is { } step ? new Dropout(share, settings.Seed, step).Of : (rows, _) => rows)
        .Outputs(batch.Tensors);

    /// <inheritdoc/>
    protected override torch.Tensor? Penalty() => settings.Penalty is { } factor ? Half(factor, "layer1.W") : null;

    /// <inheritdoc/>
    protected override void ToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation)
    {
        base.ToUnits(tensors, mean, deviation);
        if (settings.Readout != false || (mean == 0 && deviation == 1))
        {
            return;
        }

        var last = tensors[$"layer{settings.Layers}.W"];
        tensors[$"layer{settings.Layers}.W"] = last with { Values = [.. last.Values.Select(value => deviation * value)] };
        tensors[$"layer{settings.Layers}.b"] = new Models.Tensor([last.Shape[1]], [.. Enumerable.Repeat(mean, last.Shape[1])]);
    }

    /// <summary>Weights of variance 2/inputs, as suits ReLU (He et al. 2015).</summary>
    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, GcnTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        var inputs = data.Graphs[0].FeatureSize;
        for (var layer = 1; layer <= settings.Layers; layer++)
        {
            var outputs = layer == settings.Layers && settings.Readout == false ? data.OutputSize : settings.Width;
            initial.AddNormal($"layer{layer}.W", Math.Sqrt(2.0 / inputs), inputs, outputs);
            inputs = outputs;
        }

        if (settings.Readout == false)
        {
            return initial.Tensors;
        }

        initial.AddReadout(settings.Width, settings.Hidden, data.OutputSize, settings.Hidden == 0 ? 1 : 0, 0);
        return initial.Tensors;
    }
}
