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

    /// <summary>Weights of variance 2/inputs, as suits ReLU (He et al. 2015).</summary>
    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, GcnTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        var inputs = data.Graphs[0].FeatureSize;
        for (var layer = 1; layer <= settings.Layers; layer++)
        {
            initial.AddNormal($"layer{layer}.W", Math.Sqrt(2.0 / inputs), inputs, settings.Width);
            inputs = settings.Width;
        }

        initial.AddReadout(settings.Width, settings.Hidden, data.OutputSize, settings.Hidden == 0 ? 1 : 0, 0);
        return initial.Tensors;
    }
}
