using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>How good outputs are: an accuracy, F1, or an error. All but <see cref="Rmse"/> and <see cref="Auc"/> in per cent.</summary>
/// <param name="Task">What was to be learnt.</param>
/// <param name="Accuracy">Classification: the share of items in the right class; else not a number.</param>
/// <param name="Rmse">Else: the root-mean-square error over items, or over pairs of nodes of a graph for localisation.</param>
/// <param name="OverMean">That, divided by the mean of the targets of the whole data set.</param>
/// <param name="OverFoldMean">That, divided by the mean of the targets of the graphs at hand.</param>
/// <param name="OverRms">That, divided by the root-mean-square of those targets.</param>
public sealed record Score(LearningTask Task, double Accuracy, double Rmse, double OverMean, double OverFoldMean, double OverRms)
{
    /// <summary>F1: the mean over classes, or that of several labels an item; not a number where it is not told.</summary>
    public double F1 { get; init; } = double.NaN;

    /// <summary>The area under the curve of two classes, from 0 to 1; not a number where it is not told.</summary>
    public double Auc { get; init; } = double.NaN;

    /// <summary>The number in the tables: the accuracy, F1 of several labels, or the error over the mean of the data set.</summary>
    public double Value => Task switch
    {
        LearningTask.Classification => Accuracy,
        LearningTask.MultiLabel => F1,
        _ => OverMean,
    };

    /// <summary>The score of outputs.</summary>
    /// <param name="data">Graphs with labels or targets.</param>
    /// <param name="outputs">The outputs of all items, row by row.</param>
    public static Score Of(GraphData data, double[] outputs)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Task is LearningTask.Classification or LearningTask.MultiLabel)
        {
            // 57.5, and no rounding less: shares of few nodes are short in per cent.
            var metrics = TaskMetrics.Of(data, outputs).ToDictionary();
            return new Score(
                data.Task.Value, Percent("accuracy"), double.NaN, double.NaN, double.NaN, double.NaN)
            {
                F1 = Percent("f1"),
                Auc = metrics.GetValueOrDefault("auc", double.NaN),
            };

            double Percent(string name) => Math.Round(100 * metrics.GetValueOrDefault(name, double.NaN), 10);
        }

        var error = data.ErrorOf(outputs);
        return new Score(
            data.Task!.Value,
            double.NaN,
            error.Root,
            100 * error.Root / (data.TargetMean ?? error.Mean),
            100 * error.Root / error.Mean,
            100 * error.Root / error.RootMeanSquare);
    }
}
