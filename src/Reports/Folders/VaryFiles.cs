using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a varied value, or of several.</summary>
internal static class VaryFiles
{
    /// <summary><c>vary.csv</c>, <c>replicates.csv</c>, <c>vary-curves.csv</c>, <c>table.md</c>, <c>table.tex</c> and the figure.</summary>
    public static IEnumerable<ResultFile> Of(VaryResult result) =>
    [
        ResultFile.Text("vary.csv", writer => VaryTables.WriteSummary(writer, result)),
        ResultFile.Of("replicates", () => ReplicatesTable.Of(result)),
        ResultFile.Text("vary-curves.csv", writer => VaryTables.WriteCurves(writer, result)),
        ResultFile.Text("table.md", writer => VaryReading.Of(result).WriteMarkdown(writer)),
        LatexFile.Of(() => [VaryReading.Of(result)]),
        .. result.Spec.And.Count == 0 ? ResultFile.Picture("figures/vary", () => VaryFigure.Create(result))
            : VaryMap.WhyNone(result) is null ? ResultFile.Picture("figures/vary", () => VaryMap.Create(result)) : [],
    ];
}
