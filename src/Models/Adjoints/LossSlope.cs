using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The gradient of <see cref="TaskLoss"/> in the outputs.</summary>
internal static class LossSlope
{
    /// <summary>∂ℓ/∂o at outputs, items × outputs; 0 at items that are not judged.</summary>
    /// <param name="data">The graphs with what is expected of them.</param>
    /// <param name="outputs">The outputs of all items, row by row.</param>
    /// <exception cref="ArgumentException">Nothing is known about the items, or there are not as many outputs as that asks for.</exception>
    internal static double[] Of(GraphData data, ReadOnlySpan<double> outputs)
    {
        // Says what does not fit.
        _ = TaskLoss.Of(data, outputs);
        var slope = new double[outputs.Length];
        var width = outputs.Length / data.ItemCount;
        switch (data.Task)
        {
            case LearningTask.Classification:
                foreach (var item in data.JudgedItems)
                {
                    OfClass(outputs.Slice(item * width, width), data.Labels[item], slope.AsSpan(item * width, width));
                }

                Dense.Multiply(1.0 / Math.Max(1, data.JudgedItems.Count), slope, slope);
                return slope;
            case LearningTask.MultiLabel:
                foreach (var item in data.JudgedItems)
                {
                    for (var at = item * width; at < (item + 1) * width; at++)
                    {
                        slope[at] = Logistic(outputs[at]) - data.Flags[at];
                    }
                }

                Dense.Multiply(1.0 / Math.Max(1, data.JudgedItems.Count * width), slope, slope);
                return slope;
            default:
                OfSquares(data, outputs, slope);
                Dense.Multiply(2.0 / Math.Max(1, data.ErrorOf(outputs).Count), slope, slope);
                return slope;
        }
    }

    /// <summary>softmax(o) less 1 at the label.</summary>
    private static void OfClass(ReadOnlySpan<double> output, int label, Span<double> slope)
    {
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var value in output)
        {
            largest = Math.Max(largest, value);
        }

        for (var at = 0; at < output.Length; at++)
        {
            slope[at] = Elementary.Exp(output[at] - largest);
            sum += slope[at];
        }

        Dense.Multiply(1 / sum, slope, slope);
        slope[label] -= 1;
    }

    /// <summary>1/(1 + exp(−o)), without overflow.</summary>
    private static double Logistic(double output)
    {
        var decay = Elementary.Exp(-Math.Abs(output));
        return (output < 0 ? decay : 1) / (1 + decay);
    }

    /// <summary>Half the gradient of the sum of squares, graph by graph.</summary>
    private static void OfSquares(GraphData data, ReadOnlySpan<double> outputs, Span<double> slope)
    {
        var (judged, first, at) = (data.JudgedItems, 0, 0);
        foreach (var size in data.Groups is null && data.Sizes.Length > 0 ? data.Sizes : [data.ItemCount])
        {
            var from = at;
            while (at < judged.Count && judged[at] < first + size)
            {
                var item = judged[at++];
                if (data.Task == LearningTask.Regression)
                {
                    slope[item] = outputs[item] - data.Targets[item];
                    continue;
                }

                for (var before = from; before < at - 1; before++)
                {
                    OfPair(data.Targets, outputs, slope, judged[before], item);
                }
            }

            first += size;
        }
    }

    /// <summary>Of the distance of two places; places that coincide have no direction, and 0 stands for it.</summary>
    private static void OfPair(ReadOnlySpan<double> targets, ReadOnlySpan<double> outputs, Span<double> slope, int a, int b)
    {
        var (distance, expected) = (Located.Distance(outputs, a, b), Located.Distance(targets, a, b));
        for (var axis = 0; axis < 2 && distance > 0; axis++)
        {
            var (i, j) = ((2 * a) + axis, (2 * b) + axis);
            var share = (distance - expected) * (outputs[i] - outputs[j]) / distance;
            slope[i] += share;
            slope[j] -= share;
        }
    }
}
