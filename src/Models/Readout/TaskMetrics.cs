namespace Hogwild.Models;

/// <summary>
/// How good outputs are, by the task of the data: numbers over the items that are judged, and over no others. Where none is judged, or no
/// pair of nodes for places, a mean over them is not a number.
/// </summary>
public static class TaskMetrics
{
    /// <summary>The number that is told over time; null where none is (see <see cref="GraphData.HasAllMetrics"/>).</summary>
    /// <param name="data">The data.</param>
    public static string? MainOf(GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return !data.HasAllMetrics || !data.IsJudged ? null : data.Task switch
        {
            null => null,
            LearningTask.Classification => "accuracy",
            LearningTask.MultiLabel => "f1",
            _ => "rmse",
        };
    }

    /// <summary>
    /// Names and values: accuracy for classes, where all metrics are told with f1, and with auc where there are two; f1 for several labels
    /// an item; rmse and rmse_relative, over the mean of the targets, for everything else. What has no meaning is left out,
    /// and all of it where nothing is judged.
    /// </summary>
    /// <param name="data">The data; nothing where nothing is known about the items.</param>
    /// <param name="outputs">The outputs of all items, row by row.</param>
    public static IEnumerable<KeyValuePair<string, double>> Of(GraphData data, double[] outputs)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(outputs);
        switch (data.Task)
        {
            case null:
            case LearningTask.Classification or LearningTask.MultiLabel when data.Judged is { Count: 0 }:
                yield break;
            case LearningTask.Classification:
                yield return new("accuracy", Outputs.Accuracy(outputs, data));
                if (data.HasAllMetrics)
                {
                    yield return new("f1", MacroF1(outputs, data));
                    if (Auc(outputs, data) is { } auc)
                    {
                        yield return new("auc", auc);
                    }
                }

                yield break;
            case LearningTask.MultiLabel:
                yield return new("f1", MicroF1(outputs, data));
                yield break;
            default:
                var error = data.ErrorOf(outputs);
                if (error.Count == 0)
                {
                    yield break;
                }

                yield return new("rmse", error.Root);
                yield return new("rmse_relative", error.Root / (data.TargetMean ?? error.Mean));
                yield break;
        }
    }

    /// <summary>The metric that is told over time.</summary>
    /// <param name="data">The data, of which <see cref="MainOf"/> names one.</param>
    /// <param name="outputs">The outputs of all items, row by row.</param>
    public static double Main(GraphData data, double[] outputs)
    {
        var name = MainOf(data);
        return Of(data, outputs).First(item => item.Key == name).Value;
    }

    /// <summary>
    /// The mean over classes of F1 = 2 TP/(2 TP + FP + FN), over the classes that items have or are told to have; as scikit-learn's
    /// <c>f1_score(average="macro")</c>.
    /// </summary>
    /// <param name="outputs">Items × classes, row by row.</param>
    /// <param name="data">The items with their classes.</param>
    public static double MacroF1(ReadOnlySpan<double> outputs, GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var classes = outputs.Length / data.Labels.Length;
        var (right, told, true_) = (new long[classes], new long[classes], new long[classes]);
        foreach (var item in data.JudgedItems)
        {
            var (guess, label) = (Outputs.ArgMax(outputs.Slice(item * classes, classes)), data.Labels[item]);
            told[guess]++;
            true_[label]++;
            right[guess] += guess == label ? 1 : 0;
        }

        var seen = Enumerable.Range(0, classes).Where(label => told[label] + true_[label] > 0).ToList();
        return seen.Sum(label => 2.0 * right[label] / (told[label] + true_[label])) / seen.Count;
    }

    /// <summary>
    /// F1 = 2 TP/(2 TP + FP + FN) over all items and labels together; a label is told where its output is above 0. 0 where no label is
    /// there and none is told at the items that are judged.
    /// </summary>
    /// <param name="outputs">Items × labels, row by row: logits.</param>
    /// <param name="data">The items with their labels.</param>
    public static double MicroF1(ReadOnlySpan<double> outputs, GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var labels = data.Flags.Length / data.ItemCount;
        var (right, all, judged) = (0L, 0L, data.JudgedItems);
        foreach (var item in judged)
        {
            for (var place = item * labels; place < (item + 1) * labels; place++)
            {
                var (isTold, isTrue) = (outputs[place] > 0, data.Flags[place] != 0);
                right += isTold && isTrue ? 1 : 0;
                all += (isTold ? 1 : 0) + (isTrue ? 1 : 0);
            }
        }

        return judged.Count == 0 ? double.NaN : all == 0 ? 0 : 2.0 * right / all;
    }

    /// <summary>
    /// The probability that an item of class 1 has a larger difference of its two outputs than one of class 0, ties counted half: from
    /// ranks, (R₁ − n₁(n₁ + 1)/2)/(n₀ n₁) with R₁ the sum of the mid-ranks of class 1 (Mann &amp; Whitney 1947). Null where there are not
    /// two outputs, or only one of the classes is judged; not a number where an output is not finite.
    /// </summary>
    /// <param name="outputs">Items × 2, row by row.</param>
    /// <param name="data">The items with their classes.</param>
    public static double? Auc(ReadOnlySpan<double> outputs, GraphData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (outputs.Length != 2 * data.Labels.Length)
        {
            return null;
        }

        var scores = new List<(double Score, int Label)>();
        foreach (var item in data.JudgedItems)
        {
            scores.Add((outputs[(2 * item) + 1] - outputs[2 * item], data.Labels[item]));
        }

        var ones = scores.Count(score => score.Label == 1);
        return ones == 0 || ones == scores.Count ? null
            : scores.Exists(score => !double.IsFinite(score.Score)) ? double.NaN
            : (DoubledRanks(scores) - ((double)ones * (ones + 1))) / (2.0 * ones * (scores.Count - ones));
    }

    /// <summary>Twice the sum of the ranks of class 1, so that those of ties are whole numbers.</summary>
    private static double DoubledRanks(List<(double Score, int Label)> scores)
    {
        scores.Sort((a, b) => a.Score.CompareTo(b.Score));
        var sum = 0.0;
        for (var first = 0; first < scores.Count;)
        {
            var end = first + 1;
            while (end < scores.Count && scores[end].Score == scores[first].Score)
            {
                end++;
            }

            sum += (double)(first + 1 + end) * scores.Skip(first).Take(end - first).Count(score => score.Label == 1);
            first = end;
        }

        return sum;
    }
}
