using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The loss of a data set: what training makes small, over all its graphs.</summary>
public static class TaskLoss
{
    /// <summary>What it is, in a few words; null where nothing is known about the nodes.</summary>
    public static string? NameOf(GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Task switch
        {
            LearningTask.Classification => "mean cross-entropy",
            LearningTask.Regression => "mean squared error",
            LearningTask.Localisation => "mean squared error of distances",
            _ => null,
        };
    }

    /// <summary>
    /// The mean over nodes of −log softmax(o)_label for classes and of (o − target)² for numbers; over pairs of nodes within graphs of the
    /// squared error of their distance for places. Only nodes that are judged count. Infinite where an output is not finite.
    /// </summary>
    /// <param name="data">The graphs with what is expected of them.</param>
    /// <param name="outputs">The outputs of all nodes, row by row.</param>
    /// <exception cref="ArgumentException">Nothing is known about the nodes, or there are not as many outputs as that asks for.</exception>
    public static double Of(GraphData data, ReadOnlySpan<double> outputs)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (var output in outputs)
        {
            if (!double.IsFinite(output))
            {
                return double.PositiveInfinity;
            }
        }

        if (data.Task != LearningTask.Classification)
        {
            var error = data.ErrorOf(outputs);
            return error.Count == 0 ? 0 : error.Sum / error.Count;
        }

        var classes = outputs.Length / data.Labels.Length;
        if (outputs.Length % data.Labels.Length != 0 || data.Labels.Max() >= classes)
        {
            throw new ArgumentException(
                $"expected an output for each of {data.Labels.Max() + 1} classes, found {outputs.Length} for {data.Labels.Length} nodes",
                nameof(outputs));
        }

        var (sum, judged) = (0.0, data.JudgedItems);
        foreach (var node in judged)
        {
            sum += CrossEntropy(outputs.Slice(node * classes, classes), data.Labels[node]);
        }

        return sum / judged.Count;
    }

    // log Σ exp(o − m) − (o_label − m) with m the largest: nothing overflows.
    private static double CrossEntropy(ReadOnlySpan<double> output, int label)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in output)
        {
            largest = Math.Max(largest, value);
        }

        var sum = 0.0;
        foreach (var value in output)
        {
            sum += Elementary.Exp(value - largest);
        }

        return Elementary.Log(sum) - (output[label] - largest);
    }
}
