using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>How much outputs spread over schedules.</summary>
internal static class SensitivityTable
{
    /// <summary>A row a model with several schedules; null where there is none.</summary>
    public static PageTable? Of(IReadOnlyList<ModelResult> models)
    {
        var rows = models.Select(model => (model.Model, All: ModelSensitivity.Of(model))).Where(row => row.All.Sensitivity.N > 1).ToList();
        return rows.Count == 0 ? null : new PageTable(
            "Variance of a final output over schedules, over nodes and channels, and how often classes differ from the synchronous ones",
            ["model", "mean", "standard deviation", "smallest", "largest", "classes flipped", "largest of a node", "schedules", "left out"],
            [.. rows.Select(row => (PageCell[])
            [
                row.Model, PageCell.Of(row.All.Sensitivity.Mean), PageCell.Of(row.All.Sensitivity.Std),
                PageCell.Of(row.All.Sensitivity.Min), PageCell.Of(row.All.Sensitivity.Max),
                Share(row.All.FlipRate?.Mean), Share(row.All.FlipRate?.Max),
                PageCell.Of(row.All.Sensitivity.N), PageCell.Of(row.All.LeftOut),
            ])])
        {
            Note = "0 means that the order of updates does not matter for the outputs; weights and data are the same in all schedules. "
                + "Left out are schedules without an answer, which diverged, stalled or were not finished in time.",
        };
    }

    private static PageCell Share(double? share) => share is { } known
        ? new PageCell(string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %"), known) : PageCell.Nothing;
}
