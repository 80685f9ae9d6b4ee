using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a run.</summary>
internal static class RunFiles
{
    /// <summary><c>summary.csv</c>, <c>replicates.csv</c>, <c>metrics.csv</c> and the figures.</summary>
    public static IEnumerable<ResultFile> Of(RunResult result) =>
    [
        ResultFile.Text("summary.csv", writer => Summary.Write(writer, Summary.Rows(result.Models))),
        ResultFile.Text("replicates.csv", writer => ReplicatesTable.Write(writer, result.Models)),
        ResultFile.Text("metrics.csv", writer => MetricsTable.Write(writer, result.Models)),
        .. RunFigures.Of(result).SelectMany(item => ResultFile.Picture($"figures/{item.Name}", item.Draw, result.Scenario)),
    ];
}
