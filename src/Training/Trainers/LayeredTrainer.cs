using Hogwild.Models;
using Hogwild.Simulation;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>Trains a network of layers by ordinary back-propagation.</summary>
internal abstract class LayeredTrainer(Dataset data, LayeredTraining settings, SortedDictionary<string, Models.Tensor> initial)
    : Trainer(settings, data, initial, "relu")
{
    /// <inheritdoc/>
    protected override torch.Tensor States(Batch batch) => settings.Under is { } scheduler && Step is { } number
        ? Twin(null).Outputs(
            batch.Tensors,
            UnrolledSchedule.Draw(GraphOf(batch), settings.Layers, scheduler, new Draws(settings.Seed).Replicate(number)))
        : Twin(
        settings.Dropout is not { } share ? null : Step is { } step ? new Dropout(share, settings.Seed, step).Of : (rows, _) => rows)
        .Outputs(batch.Tensors);

    /// <summary>The graphs of a batch as one, as runs have those that they are judged by.</summary>
    private static Graph GraphOf(Batch batch)
    {
        if (batch.Graphs.Count == 1)
        {
            return batch.Graphs[0].Graph;
        }

        var (builder, first) = (new GraphBuilder(batch.NodeCount), 0);
        foreach (var graph in batch.Graphs.Select(data => data.Graph))
        {
            for (var arc = 0; arc < graph.ArcCount; arc++)
            {
                builder.AddArc(first + graph.Source(arc), first + graph.Target(arc));
            }

            first += graph.NodeCount;
        }

        return builder.Build();
    }

    /// <summary>The network in torch.</summary>
    /// <param name="drop">Leaves out inputs of a layer; null for all inputs.</param>
    protected abstract LayeredTwin Twin(Func<torch.Tensor, int, torch.Tensor>? drop);

    /// <summary>
    /// Makes the last layer, which is the output where there is no readout, <paramref name="deviation"/> times what it is, plus
    /// <paramref name="mean"/>.
    /// </summary>
    protected abstract void LastToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation);

    /// <inheritdoc/>
    protected override void ToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation)
    {
        base.ToUnits(tensors, mean, deviation);
        if (settings.Readout == false && (mean != 0 || deviation != 1))
        {
            LastToUnits(tensors, mean, deviation);
        }
    }

    /// <summary>A tensor becomes factor times what it is, plus a number.</summary>
    protected static void Scale(SortedDictionary<string, Models.Tensor> tensors, string name, double factor, double shift = 0) =>
        tensors[name] = tensors[name] with { Values = [.. tensors[name].Values.Select(value => (factor * value) + shift)] };

    /// <summary>The initial tensors: those of every layer, then those of the readout, where there is one.</summary>
    /// <param name="data">The data.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="add">Adds those of a layer: its number from 1, its inputs and its outputs.</param>
    protected static SortedDictionary<string, Models.Tensor> Initial(
        Dataset data, LayeredTraining settings, Action<InitialWeights, int, int, int> add)
    {
        var initial = new InitialWeights(settings.Seed);
        var inputs = data.Graphs[0].FeatureSize;
        for (var layer = 1; layer <= settings.Layers; layer++)
        {
            var outputs = layer == settings.Layers && settings.Readout == false ? data.OutputSize : settings.Width;
            add(initial, layer, inputs, outputs);
            inputs = outputs;
        }

        if (settings.Readout != false)
        {
            initial.AddReadout(settings.Width, settings.Hidden, data.OutputSize, settings.Hidden == 0 ? 1 : 0, 0);
        }

        return initial.Tensors;
    }
}
