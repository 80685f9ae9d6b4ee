using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of tables over data sets.</summary>
internal static class PaperFiles
{
    /// <summary>
    /// <c>table.md</c>, <c>table.csv</c>, <c>runs.csv</c>, <c>schedules.csv</c>, <c>replicates.csv</c>, <c>differences.csv</c>
    /// and, where at least three energies are compared, <c>figures/conditioning</c>.
    /// </summary>
    public static IEnumerable<ResultFile> Of(TableResult result) =>
    [
        ResultFile.Text("table.md", writer => TableMarkdown.Write(writer, result)),
        ResultFile.Text("table.csv", writer => TableFiles.WriteCells(writer, result)),
        ResultFile.Text("runs.csv", writer => TableFiles.WriteUnits(writer, result)),
        ResultFile.Text("schedules.csv", writer => TableFiles.WriteSchedules(writer, result)),
        ResultFile.Text("replicates.csv", writer => ReplicatesTable.Write(writer, result)),
        ResultFile.Text("differences.csv", writer => TableFiles.WriteDifferences(writer, result)),
        .. ConditioningFigure.CreateIfAny(result) is { } figure
            ? ResultFile.Picture("figures/conditioning", () => figure, result.Scenario) : [],
    ];
}
