using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>How good a trained model is on what it was trained on.</summary>
internal static class TrainingScore
{
    /// <summary>
    /// <c>accuracy</c> and <c>margin</c> for classes; <c>f1</c> for several labels an item; <c>rmse</c>, in units of the targets, for
    /// everything else.
    /// </summary>
    /// <param name="data">The training graphs.</param>
    /// <param name="outputs">Outputs of all items, row by row.</param>
    /// <param name="objective">In which unit the outputs are.</param>
    public static IEnumerable<KeyValuePair<string, double>> Of(Dataset data, double[] outputs, Objective objective)
    {
        if (data.Task == LearningTask.Classification)
        {
            var union = data.Union();
            var all = Margins(outputs, union.Labels);
            double[] margins = [.. union.JudgedItems.Select(item => all[item])];
            yield return new("accuracy", margins.Count(margin => margin > 0) / (double)margins.Length);
            yield return new("margin", margins.Min());
            yield break;
        }

        if (data.Task == LearningTask.MultiLabel)
        {
            yield return new("f1", TaskMetrics.MicroF1(outputs, data.Union()));
            yield break;
        }

        var (error, start) = (default(SquaredError), 0);
        foreach (var graph in data.Graphs)
        {
            double[] own = [.. outputs.AsSpan(start, graph.Targets.Length)];
            start += own.Length;
            error += graph.ErrorOf([.. own.Select(output => objective.Mean + (objective.Deviation * output))]);
        }

        yield return new("rmse", error.Root);
    }

    /// <summary>
    /// Per item: the output of its class minus the largest other one. As argmax, a tie counts for the first of the classes.
    /// </summary>
    private static double[] Margins(double[] outputs, int[] labels)
    {
        var classes = outputs.Length / labels.Length;
        var margins = new double[labels.Length];
        for (var node = 0; node < labels.Length; node++)
        {
            var own = outputs[(node * classes) + labels[node]];
            margins[node] = double.PositiveInfinity;
            for (var other = 0; other < classes; other++)
            {
                var margin = own - outputs[(node * classes) + other];
                margin = margin == 0 && labels[node] < other ? double.Epsilon : margin;
                margins[node] = other == labels[node] ? margins[node] : Math.Min(margins[node], margin);
            }
        }

        return margins;
    }
}
