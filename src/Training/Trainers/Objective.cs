using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// What is minimised. Classification: the cross-entropy, mean over items. Several labels an item: the binary cross-entropy of each label,
/// mean over items and labels. Regression: the squared error in standard deviations of the training targets, mean over the items of a
/// graph, then over graphs. Localisation: the squared error of the distances of all pairs of nodes of a graph, mean over pairs, then over
/// graphs (paper, §6). Items that are not judged have no part in any of it.
/// </summary>
internal sealed class Objective
{
    /// <summary>What keeps the distance of two equal places differentiable.</summary>
    internal const double Softening = 1e-9;

    /// <summary>The objective of a data set.</summary>
    public Objective(Dataset data)
    {
        Task = data.Task;
        if (Task != LearningTask.Regression)
        {
            return;
        }

        double[] targets = [.. data.Graphs.SelectMany(graph => graph.JudgedItems.Select(item => graph.Targets[item]))];
        Mean = targets.Average();
        var variance = targets.Average(target => (target - Mean) * (target - Mean));
        Deviation = variance > 0 ? Math.Sqrt(variance) : 1;
    }

    /// <summary>What is learnt.</summary>
    public LearningTask Task { get; }

    /// <summary>The mean of the training targets; 0 unless numbers are learnt.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of the training targets; 1 unless numbers are learnt.</summary>
    public double Deviation { get; } = 1;

    /// <summary>The loss of a batch, a scalar.</summary>
    /// <param name="outputs">[items × outputs], in standard deviations from the mean.</param>
    /// <param name="batch">What they should be.</param>
    public torch.Tensor Loss(torch.Tensor outputs, Batch batch)
    {
        if (Task is LearningTask.Classification or LearningTask.MultiLabel)
        {
            var own = batch.Judged is { } judged ? outputs.index_select(0, judged) : outputs;
            return Task == LearningTask.Classification ? torch.nn.functional.cross_entropy(own, batch.Labels)
                : torch.nn.functional.binary_cross_entropy_with_logits(own, batch.Targets);
        }

        var error = Task == LearningTask.Regression
            ? outputs.Minus(batch.Targets.Plus(-Mean).Times(1 / Deviation))
            : Distances(outputs, batch).Minus(batch.Targets);
        return (error * error * batch.Weights).sum();
    }

    private static torch.Tensor Distances(torch.Tensor places, Batch batch)
    {
        var gap = places.index_select(0, batch.First).Minus(places.index_select(0, batch.Second));
        return (gap * gap).sum(1, keepdim: true).Plus(Softening).sqrt();
    }
}
