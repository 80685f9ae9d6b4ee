using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>How much outputs spread over schedules.</summary>
internal static class SensitivityTable
{
    /// <summary>A row a model with several schedules; null where there is none.</summary>
    public static PageTable? Of(IReadOnlyList<ModelResult> models)
    {
        var rows = Summary.Rows(models).Where(row => row.Metric == "ordering_sensitivity" && row.Statistics.N > 1).ToList();
        return rows.Count == 0 ? null : new PageTable(
            "Variance of a final output over schedules, over nodes and channels",
            ["model", "mean", "standard deviation", "smallest", "largest", "schedules"],
            [.. rows.Select(row => (PageCell[])
            [
                row.Model, PageCell.Of(row.Statistics.Mean), PageCell.Of(row.Statistics.Std), PageCell.Of(row.Statistics.Min),
                PageCell.Of(row.Statistics.Max), PageCell.Of(row.Statistics.N),
            ])])
        {
            Note = "0 means that the order of updates does not matter for the outputs; weights and data are the same in all schedules.",
        };
    }
}
