using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>The loss of a batch as <see cref="Objective"/> has it, with its gradient in the outputs, in plain code.</summary>
internal static class LossGradient
{
    /// <summary>The loss, and its gradient in the outputs.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="outputs">Items × outputs, row by row, in standard deviations from the mean.</param>
    /// <param name="batch">What they should be.</param>
    /// <param name="gradient">Receives as many numbers.</param>
    public static double Of(Objective objective, ReadOnlySpan<double> outputs, Batch batch, Span<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(batch);
        gradient.Clear();
        return objective.Task switch
        {
            LearningTask.Classification => CrossEntropy(outputs, batch, gradient),
            LearningTask.MultiLabel => BinaryCrossEntropy(outputs, batch, gradient),
            LearningTask.Regression => Squares(objective, outputs, batch, gradient),
            _ => Distances(outputs, batch, gradient),
        };
    }

    private static double CrossEntropy(ReadOnlySpan<double> outputs, Batch batch, Span<double> gradient)
    {
        var (labels, loss) = (batch.LabelNumbers, 0.0);
        var classes = outputs.Length / batch.ItemCount;
        for (var term = 0; term < labels.Length; term++)
        {
            var own = outputs.Slice(batch.JudgedItem(term) * classes, classes);
            var slopes = gradient.Slice(batch.JudgedItem(term) * classes, classes);
            var largest = double.NegativeInfinity;
            foreach (var output in own)
            {
                largest = Math.Max(largest, output);
            }

            var sum = 0.0;
            for (var label = 0; label < classes; label++)
            {
                slopes[label] = Elementary.Exp(own[label] - largest);
                sum += slopes[label];
            }

            loss += Elementary.Log(sum) + largest - own[(int)labels[term]];
            Dense.Multiply(1 / (sum * labels.Length), slopes, slopes);
            slopes[(int)labels[term]] -= 1.0 / labels.Length;
        }

        return loss / labels.Length;
    }

    private static double BinaryCrossEntropy(ReadOnlySpan<double> outputs, Batch batch, Span<double> gradient)
    {
        var (flags, loss) = (batch.TargetValues, 0.0);
        var labels = outputs.Length / batch.ItemCount;
        for (var at = 0; at < flags.Length; at++)
        {
            var place = (batch.JudgedItem(at / labels) * labels) + (at % labels);
            var output = outputs[place];
            var decay = Elementary.Exp(-Math.Abs(output));
            loss += Math.Max(output, 0) - (output * flags[at]) + Elementary.Log(1 + decay);
            gradient[place] = ((output < 0 ? decay : 1) / (1 + decay) - flags[at]) / flags.Length;
        }

        return loss / flags.Length;
    }

    private static double Squares(Objective objective, ReadOnlySpan<double> outputs, Batch batch, Span<double> gradient)
    {
        var loss = 0.0;
        for (var at = 0; at < outputs.Length; at++)
        {
            var error = outputs[at] - ((batch.TargetValues[at] - objective.Mean) / objective.Deviation);
            loss += batch.WeightValues[at] * error * error;
            gradient[at] = 2 * batch.WeightValues[at] * error;
        }

        return loss;
    }

    private static double Distances(ReadOnlySpan<double> places, Batch batch, Span<double> gradient)
    {
        var loss = 0.0;
        for (var pair = 0; pair < batch.PairEnds.Length; pair++)
        {
            var (a, b) = (2 * batch.PairEnds[pair].First, 2 * batch.PairEnds[pair].Second);
            var (x, y) = (places[a] - places[b], places[a + 1] - places[b + 1]);
            var distance = Math.Sqrt((x * x) + (y * y) + Objective.Softening);
            var error = distance - batch.TargetValues[pair];
            loss += batch.WeightValues[pair] * error * error;
            var slope = 2 * batch.WeightValues[pair] * error / distance;
            gradient[a] += slope * x;
            gradient[a + 1] += slope * y;
            gradient[b] -= slope * x;
            gradient[b + 1] -= slope * y;
        }

        return loss;
    }
}
