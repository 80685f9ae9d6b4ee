using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a search for thresholds.</summary>
internal static class ThresholdFiles
{
    /// <summary><c>threshold.csv</c>, <c>points.csv</c>, the figure and <c>threshold.json</c>.</summary>
    /// <param name="result">What came out.</param>
    /// <param name="folder">The folder that they will be in.</param>
    public static IEnumerable<ResultFile> Of(ThresholdResult result, string folder) =>
    [
        ResultFile.Of("threshold", () => ThresholdTables.Answers(result)),
        ResultFile.Of("points", () => ThresholdTables.Points(result)),
        .. ResultFile.Picture("figures/stability", () => StabilityFigure.Create(result), result.Scenario.Figures),
        new ResultFile(ThresholdFile.Name, stream => ThresholdFile.Write(stream, result, folder)),
    ];
}
