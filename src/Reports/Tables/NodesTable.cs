using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The table <c>nodes.csv</c>: how much the answer of every node, or of every edge or graph, depends on the schedule.</summary>
internal static class NodesTable
{
    /// <summary>
    /// Model, node, ordering sensitivity and flip rate, and over how many schedules; a model without an answer has no rows.
    /// </summary>
    public static ResultTable Of(IReadOnlyList<ModelResult> models) => new(
        [
            .. Column.Texts("model"), .. Column.Integers("node"), .. Column.Numbers("ordering_sensitivity", "flip_rate"),
            .. Column.Integers("schedules"),
        ],
        models.Where(model => model.Asynchronous.Count > 0).Select(model => (model.Model, All: ModelSensitivity.Of(model))).SelectMany(
            pair => pair.All.Items.Select(item => (Cell[])
            [
                pair.Model, item.Item, item.Sensitivity, item.FlipRate, pair.All.Sensitivity.N,
            ])));
}
