using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The loss of a data set: what training makes small, over all its graphs.</summary>
public static class TaskLoss
{
    /// <summary>What it is, in a few words; null where nothing is known about the items.</summary>
    public static string? NameOf(GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Task switch
        {
            LearningTask.Classification => "mean cross-entropy",
            LearningTask.MultiLabel => "mean binary cross-entropy",
            LearningTask.Regression => "mean squared error",
            LearningTask.Localisation => "mean squared error of distances",
            _ => null,
        };
    }

    /// <summary>
    /// The mean over items of −log softmax(o)_label for classes and of (o − target)² for numbers; over items and labels of
    /// log(1 + exp(o)) − flag · o for several labels an item; over pairs of nodes within graphs of the squared error of their distance for
    /// places. Only items that are judged count: 0 where there are none. Infinite where an output is not finite.
    /// </summary>
    /// <param name="data">The graphs with what is expected of them.</param>
    /// <param name="outputs">The outputs of all items, row by row.</param>
    /// <exception cref="ArgumentException">Nothing is known about the items, or there are not as many outputs as that asks for.</exception>
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

        switch (data.Task)
        {
            case LearningTask.Classification:
                return OfClasses(data, outputs);
            case LearningTask.MultiLabel:
                return OfFlags(data, outputs);
            default:
                var error = data.ErrorOf(outputs);
                return error.Count == 0 ? 0 : error.Sum / error.Count;
        }
    }

    private static double OfClasses(GraphData data, ReadOnlySpan<double> outputs)
    {
        var classes = outputs.Length / data.Labels.Length;
        if (outputs.Length % data.Labels.Length != 0 || data.Labels.Max() >= classes)
        {
            throw new ArgumentException(
                $"expected an output for each of {data.Labels.Max() + 1} classes, found {outputs.Length} for {data.Labels.Length} items",
                nameof(outputs));
        }

        var (sum, judged) = (0.0, data.JudgedItems);
        foreach (var item in judged)
        {
            sum += CrossEntropy(outputs.Slice(item * classes, classes), data.Labels[item]);
        }

        return judged.Count == 0 ? 0 : sum / judged.Count;
    }

    private static double OfFlags(GraphData data, ReadOnlySpan<double> outputs)
    {
        if (outputs.Length != data.Flags.Length)
        {
            throw new ArgumentException(
                $"expected outputs for {data.Flags.Length} labels, found {outputs.Length} numbers", nameof(outputs));
        }

        var (sum, judged, labels) = (0.0, data.JudgedItems, data.Flags.Length / data.ItemCount);
        foreach (var item in judged)
        {
            for (var place = item * labels; place < (item + 1) * labels; place++)
            {
                // log(1 + exp(o)) = max(o, 0) + log(1 + exp(−|o|)): nothing overflows.
                var output = outputs[place];
                sum += Math.Max(output, 0) + Elementary.Log(1 + Elementary.Exp(-Math.Abs(output))) - (data.Flags[place] * output);
            }
        }

        return judged.Count == 0 ? 0 : sum / ((double)judged.Count * labels);
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
