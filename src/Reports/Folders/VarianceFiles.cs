using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a split of variance.</summary>
internal static class VarianceFiles
{
    /// <summary><c>variance.csv</c>, and the figure where a model could be split.</summary>
    public static IEnumerable<ResultFile> Of(VarianceResult result) =>
    [
        ResultFile.Of("variance", () => VarianceTable.Of(result.Models)),
        .. result.Models.All(model => model.Responses.Count == 0) ? []
            : ResultFile.Picture("figures/variance", () => VarianceFigure.Create(result), result.Scenario.Figures),
    ];
}
