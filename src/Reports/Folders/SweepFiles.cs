using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a sweep, or of values that vary.</summary>
internal static class SweepFiles
{
    /// <summary>
    /// <c>cells.csv</c>, <c>replicates.csv</c>, <c>curves.csv</c>, <c>failures.csv</c> where something failed, and the figures.
    /// </summary>
    public static IEnumerable<ResultFile> Of(SweepResult result) =>
    [
        ResultFile.Text("cells.csv", writer => SweepTables.WriteCells(writer, result)),
        ResultFile.Text("replicates.csv", writer => SweepTables.WriteReplicates(writer, result)),
        ResultFile.Text("curves.csv", writer => SweepTables.WriteCurves(writer, result)),
        .. result.Failures.Count == 0 ? [] : new[] { ResultFile.Text("failures.csv", writer => SweepTables.WriteFailures(writer, result)) },
        .. SweepFigures.Of(result).SelectMany(figure => ResultFile.Picture($"figures/{figure.Name}", figure.Draw)),
    ];
}
