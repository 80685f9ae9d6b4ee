using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>Trains models for node classification. The same settings and data give the same bytes on one machine.</summary>
public static class Trainers
{
    /// <summary>
    /// Grows whenever a change of the trainers changes what comes out of them, so that older weights in a cache are not taken for it.
    /// </summary>
    public const int Version = 2;

    /// <summary>The version of TorchSharp that trains.</summary>
    public const string TorchSharpVersion = "0.107.0";

    /// <summary>The kinds of models that can be trained.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["gcn", "ignn", "energy"];

    /// <summary>The default settings of a kind.</summary>
    /// <param name="kind"><c>gcn</c>, <c>ignn</c> or <c>energy</c>.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static TrainingSettings Defaults(string kind) => kind switch
    {
        "gcn" => new GcnTraining(),
        "ignn" => new IgnnTraining(),
        "energy" => new EnergyTraining(),
        _ => throw new ArgumentException($"'{kind}' cannot be trained; expected one of {string.Join(", ", Kinds)}", nameof(kind)),
    };

    /// <summary>Trains a model.</summary>
    /// <param name="settings">Which kind of model, and how.</param>
    /// <param name="data">Graphs with node labels.</param>
    /// <param name="progress">Is told after every epoch.</param>
    /// <param name="cancellation">Ends the training between two epochs.</param>
    /// <returns>The weights; the metadata holds every setting, final loss, accuracy and the smallest margin between outputs.</returns>
    /// <exception cref="ArgumentException">Settings that make no sense, or data without labels.</exception>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public static WeightFile Train(
        TrainingSettings settings, Dataset data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        settings.Validate();
        if (data.Graphs.Count == 0 || data.Graphs.Any(graph => graph.Labels.Length != graph.Graph.NodeCount))
        {
            throw new ArgumentException($"{data.Name} has no label at every node", nameof(data));
        }

        TorchNatives.EnsureLoaded();
        using Trainer trainer = settings switch
        {
            GcnTraining gcn => new GcnTrainer(data, gcn),
            IgnnTraining ignn => new IgnnTrainer(data, ignn),
            EnergyTraining energy => new EnergyTrainer(data, energy),
            _ => throw new ArgumentException($"there is no trainer for {settings.GetType()}", nameof(settings)),
        };
        return trainer.Train(progress, cancellation);
    }
}
