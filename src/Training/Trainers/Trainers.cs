using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>Trains models for the task of a data set. The same settings and data give the same bytes on one machine.</summary>
public static class Trainers
{
    /// <summary>
    /// Grows whenever a change of the trainers changes what comes out of them by more than rounding, so that older results are not taken
    /// for those of today.
    /// </summary>
    public const int Version = 4;

    // Each grows whenever as much as a bit of what comes out changes, so that older weights in a cache are not taken for it.
    private const int RevisionOfTorch = 4;
    private const int RevisionOfPlain = 5;

    /// <summary>The version of TorchSharp that trains.</summary>
    internal const string TorchSharpVersion = "0.107.0";

    /// <summary>The revision of the trainer of a model: the same one comes to the same bits from the same settings and data.</summary>
    internal static int RevisionOf(TrainingSettings settings) =>
        settings is LayeredTraining or NonlinearTraining ? RevisionOfTorch : RevisionOfPlain;

    /// <summary>Trains a model.</summary>
    /// <param name="settings">Which kind of model, and how.</param>
    /// <param name="data">Graphs with labels or targets of every item: node, edge or graph.</param>
    /// <param name="progress">Is told after every epoch.</param>
    /// <param name="cancellation">Ends the training between two epochs.</param>
    /// <returns>
    /// The weights; the metadata holds every setting, the final loss, and accuracy with the smallest margin between outputs, F1 of several
    /// labels an item, or the root-mean-square error; for edges and graphs also how states are pooled.
    /// </returns>
    /// <exception cref="ArgumentException">Settings that make no sense, or data without labels.</exception>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public static WeightFile Train(
        TrainingSettings settings, Dataset data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        Train(settings, data, null, null, progress, cancellation);

    /// <summary>Trains a model, or goes on with it where it was stopped.</summary>
    /// <param name="settings">Which kind of model, and how.</param>
    /// <param name="data">Graphs with labels or targets.</param>
    /// <param name="choice">Which epoch's weights are the result; null for those of the last one.</param>
    /// <param name="unfinished">Where it is written down how far it has come; null for nowhere.</param>
    /// <param name="progress">Is told after every epoch.</param>
    /// <param name="cancellation">Ends the training between two steps.</param>
    internal static WeightFile Train(
        TrainingSettings settings,
        Dataset data,
        EpochChoice? choice,
        UnfinishedTraining? unfinished,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        Check(settings, data);
        choice?.Looked.ToList().ForEach(looked => Check(settings, looked));
        TorchNatives.EnsureLoaded();
        var found = unfinished?.Find();
        var best = found?.Best;
        for (var restart = found?.Restart ?? 0; restart < settings.Restarts; restart++)
        {
            var (before, number) = (best, restart);
            var own = settings.Restarted(restart);
            using var trainer = Create(own, data);
            using var chooser = choice is null ? null : new EpochChooser(choice, graphs => Create(own.ToJudge(), graphs));
            var trained = trainer.Train(
                progress is null ? null : new Restarted(progress, restart, settings),
                cancellation,
                found?.Restart == restart ? found.State : null,
                unfinished is null ? null : state => unfinished.Keep(number, state, before),
                chooser);
            best = best is null || trained.RequireNumber("loss") < best.RequireNumber("loss") ? trained : best;
        }

        foreach (var (name, value) in settings.Describe())
        {
            best!.Metadata[name] = value;
        }

        return best!;
    }

    /// <summary>Refuses settings that make no sense, or none with the data.</summary>
    private static void Check(TrainingSettings settings, Dataset data)
    {
        settings.Validate();
        if (data.Graphs.Count == 0 || data.Graphs.Any(graph => !IsComplete(data, graph)))
        {
            throw new ArgumentException($"{data.Name} has no label or target at every node, or of every edge or graph", nameof(data));
        }

        if (data.Graphs.Index().FirstOrDefault(graph => graph.Item.JudgedItems.Count == 0) is { Item: not null } empty)
        {
            throw new ArgumentException(
                $"expected items to be judged in every graph of {data.Name} (Dataset.For leaves out the others), found none in graph "
                    + $"{empty.Index}", nameof(data));
        }

        if (!data.Graphs.Any(graph => graph.IsJudged))
        {
            throw new ArgumentException($"expected two nodes to be judged in some graph of {data.Name}, found one at most", nameof(data));
        }

        var items = data.Graphs[0].Groups?.Kind ?? ItemKind.Node;
        if (settings.Pool is { } pool && Pooling.Against(pool, items) is { } expected)
        {
            throw new ArgumentException($"expected {expected}, found '{Pooling.NameOf(pool)}'", nameof(settings));
        }

        if (settings is LayeredTraining { Readout: false } && data.Task == LearningTask.Regression && data.Graphs[0].Groups is not null)
        {
            // The mean of the targets can only be added behind the pool.
            throw new ArgumentException(
                "expected a readout where numbers of edges or graphs are learnt, found 'readout: false'", nameof(settings));
        }
    }

    private static Trainer Create(TrainingSettings settings, Dataset data) => settings switch
    {
        GcnTraining gcn => new GcnTrainer(data, gcn),
        GatTraining gat => new GatTrainer(data, gat),
        SageTraining sage => new SageTrainer(data, sage),
        GinTraining gin => new GinTrainer(data, gin),
        IgnnTraining ignn => new IgnnTrainer(data, ignn),
        EignnTraining eignn => new EignnTrainer(data, eignn),
        GsdgnnTraining gsdgnn => new GsdgnnTrainer(data, gsdgnn),
        EnergyTraining energy => new EnergyTrainer(data, energy),
        NonlinearTraining nonlinear => new NonlinearTrainer(data, nonlinear),
        _ => throw new ArgumentException($"there is no trainer for {settings.GetType()}", nameof(settings)),
    };

    private static bool IsComplete(Dataset data, GraphData graph) => data.Task switch
    {
        LearningTask.Classification => graph.Labels.Length == graph.ItemCount,
        LearningTask.MultiLabel => graph.Flags.Length == graph.ItemCount * data.Classes,
        LearningTask.Regression => graph.Targets.Length == graph.ItemCount,
        _ => graph.Targets.Length == 2 * graph.Graph.NodeCount,
    };

    /// <summary>Counts the epochs of all restarts as one training.</summary>
    private sealed class Restarted(IProgress<TrainingProgress> to, int restart, TrainingSettings settings) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => to.Report(value with
        {
            Epoch = value.Epoch + (restart * settings.Epochs),
            Epochs = settings.Restarts * settings.Epochs,
        });
    }
}
