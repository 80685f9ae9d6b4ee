using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a varied value, or of several.</summary>
internal static class VaryFiles
{
    /// <summary><c>vary.csv</c>, <c>replicates.csv</c>, <c>vary-curves.csv</c> and the figure.</summary>
    public static IEnumerable<ResultFile> Of(VaryResult result) =>
    [
        ResultFile.Text("vary.csv", writer => VaryTables.WriteSummary(writer, result)),
        ResultFile.Text("replicates.csv", writer => ReplicatesTable.Write(writer, result)),
        ResultFile.Text("vary-curves.csv", writer => VaryTables.WriteCurves(writer, result)),
        .. result.Spec.And.Count == 0 ? ResultFile.Picture("figures/vary", () => VaryFigure.Create(result))
            : VaryMap.WhyNone(result) is null ? ResultFile.Picture("figures/vary", () => VaryMap.Create(result)) : [],
    ];
}
