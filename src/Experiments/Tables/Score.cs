using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>How good outputs are: an accuracy, or an error. All but <see cref="Rmse"/> in per cent.</summary>
/// <param name="Task">What was to be learnt.</param>
/// <param name="Accuracy">Classification: the share of nodes in the right class; else not a number.</param>
/// <param name="Rmse">Else: the root-mean-square error over nodes, or over pairs of nodes of a graph for localisation.</param>
/// <param name="OverMean">That, divided by the mean of the targets of the whole data set.</param>
/// <param name="OverFoldMean">That, divided by the mean of the targets of the graphs at hand.</param>
/// <param name="OverRms">That, divided by the root-mean-square of those targets.</param>
public sealed record Score(LearningTask Task, double Accuracy, double Rmse, double OverMean, double OverFoldMean, double OverRms)
{
    /// <summary>The number in the tables: the accuracy, or the error over the mean of the data set.</summary>
    public double Value => Task == LearningTask.Classification ? Accuracy : OverMean;

    /// <summary>The score of outputs.</summary>
    /// <param name="data">Graphs with labels or targets.</param>
    /// <param name="outputs">The outputs of all nodes, row by row.</param>
    public static Score Of(GraphData data, double[] outputs)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Task == LearningTask.Classification)
        {
            // 57.5, and no rounding less: shares of few nodes are short in per cent.
            var accuracy = Math.Round(100 * Outputs.Accuracy(outputs, data), 10);
            return new Score(
                LearningTask.Classification, accuracy, double.NaN, double.NaN, double.NaN, double.NaN);
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
