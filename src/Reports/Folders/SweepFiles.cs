using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a sweep, or of values that vary.</summary>
internal static class SweepFiles
{
    /// <summary>
    /// <c>cells.csv</c>, <c>replicates.csv</c>, <c>curves.csv</c>, <c>failures.csv</c> where something failed, <c>table.md</c>,
    /// <c>table.tex</c> and the figures.
    /// </summary>
    public static IEnumerable<ResultFile> Of(SweepResult result) =>
    [
        ResultFile.Of("cells", () => SweepTables.Cells(result)),
        ResultFile.Of("replicates", () => SweepTables.Replicates(result)),
        ResultFile.Of("curves", () => SweepTables.Curves(result)),
        .. result.Failures.Count == 0 ? [] : new[] { ResultFile.Of("failures", () => SweepTables.Failures(result)) },
        ResultFile.Text("table.md", writer => SweepReading.Of(result).WriteMarkdown(writer)),
        LatexFile.Of(() => [SweepReading.Of(result)]),
        .. SweepFigures.Of(result).SelectMany(figure => ResultFile.Picture($"figures/{figure.Name}", figure.Draw, result.Scenario.Figures)),
    ];
}
