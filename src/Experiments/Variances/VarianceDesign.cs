using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// The answers of one model in a nested design, made balanced: of a schedule that has a run without an answer all runs are left out,
/// weights with fewer than two whole schedules too, and of the other weights the last schedules, until all have as many.
/// </summary>
internal static class VarianceDesign
{
    private const string Outputs = "outputs";

    /// <summary>The split of the variance of a model.</summary>
    /// <param name="model">The model, whichever of its weights.</param>
    /// <param name="answers">By weights, schedule and order.</param>
    /// <param name="sums">Number of orders.</param>
    /// <param name="confidence">Confidence of intervals.</param>
    public static ModelVariance Of(
        Model model, IReadOnlyList<IReadOnlyList<IReadOnlyList<SampledAnswer>>> answers, int sums, double confidence)
    {
        List<List<IReadOnlyList<SampledAnswer>>> whole =
        [
            .. answers.Select(schedules => schedules.Where(orders => orders.All(HasAnswer)).ToList())
                .Where(schedules => schedules.Count > 1),
        ];
        var least = whole.Select(schedules => schedules.Count).DefaultIfEmpty(0).Min();
        var all = answers.SelectMany(schedules => schedules).SelectMany(orders => orders).ToList();
        return new ModelVariance
        {
            Model = model.Name,
            Weights = whole.Count,
            Schedules = least,
            Sums = sums,
            Without =
            [
                .. all.Where(answer => !HasAnswer(answer)).GroupBy(EndOf).OrderBy(group => group.Key)
                    .Select(group => KeyValuePair.Create(group.Key, group.Count())),
            ],
            LeftOut = all.Count - (whole.Count * least * sums),
            Responses = whole.Count == 0 ? []
                : [.. ResponsesOf(model, whole, least, sums).Select(item => Split(item.Name, item.Anova.Components(confidence)))],
        };
    }

    private static bool HasAnswer(SampledAnswer answer) =>
        EndOf(answer) is not (RunOutcome.Diverged or RunOutcome.Incomplete or RunOutcome.Stalled);

    private static RunOutcome EndOf(SampledAnswer answer) =>
        Array.TrueForAll(answer.Outputs, double.IsFinite) ? answer.Outcome : RunOutcome.Diverged;

    private static ResponseVariance Split(
        string response, (VarianceComponent? Groups, VarianceComponent Subgroups, VarianceComponent Repeats) parts) =>
        new(response, parts.Groups, parts.Subgroups, parts.Repeats);

    private static IEnumerable<(string Name, NestedAnova Anova)> ResponsesOf(
        Model model, List<List<IReadOnlyList<SampledAnswer>>> whole, int schedules, int sums)
    {
        var outputs = whole[0][0][0].Outputs.Length;
        yield return (Outputs, NestedAnova.Of(
            whole.Count, schedules, sums, outputs, (group, subgroup, repeat, place) => whole[group][subgroup][repeat].Outputs[place]));

        var numbers = whole.ConvertAll(group => group.Take(schedules).Select(subgroup =>
            subgroup.Select(answer => MetricsOf(model.Data, answer.Outputs)).ToList()).ToList());
        foreach (var (index, (name, _)) in numbers[0][0][0].Index())
        {
            yield return (name, NestedAnova.Of(
                whole.Count, schedules, sums, 1, (group, subgroup, repeat, _) => numbers[group][subgroup][repeat][index].Value));
        }
    }

    /// <summary>What runs tell of their task: its metrics, and the loss.</summary>
    private static List<KeyValuePair<string, double>> MetricsOf(GraphData data, double[] outputs) =>
    [
        .. TaskMetrics.Of(data, outputs),
        .. TaskLoss.NameOf(data) is null ? [] : new[] { KeyValuePair.Create("loss", TaskLoss.Of(data, outputs)) },
    ];
}
