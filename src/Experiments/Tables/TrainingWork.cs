using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>About how much work a training is.</summary>
internal static class TrainingWork
{
    /// <summary>Visits to nodes.</summary>
    public static double Of(TrainingSettings settings, Dataset data) =>
        (double)settings.Epochs * settings.Restarts * data.Graphs.Sum(graph => graph.Graph.NodeCount);
}
