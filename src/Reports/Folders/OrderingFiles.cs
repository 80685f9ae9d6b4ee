using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a study of orders.</summary>
internal static class OrderingFiles
{
    /// <summary><c>ordering.csv</c>, <c>ordering-test.csv</c>, and a figure a layered model; nothing where there are none.</summary>
    public static IEnumerable<ResultFile> Of(OrderingResult result) => result.Models.Count == 0 ? [] :
    [
        ResultFile.Of("ordering", () => OrderingTables.Values(result.Models)),
        ResultFile.Of("ordering-test", () => OrderingTables.Tests(result.Models)),
        .. result.Models.SelectMany(model => ResultFile.Picture(
            result.Models.Count == 1 ? "figures/interleavings" : $"figures/interleavings-{model.Model}",
            () => InterleavingsFigure.Create(result.Scenario, model), result.Scenario.Figures)),
    ];
}
