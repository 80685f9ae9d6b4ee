using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a run.</summary>
internal static class RunFiles
{
    /// <summary><c>summary.csv</c>, <c>replicates.csv</c>, <c>metrics.csv</c>, <c>table.md</c>, <c>table.tex</c> and the figures.</summary>
    public static IEnumerable<ResultFile> Of(RunResult result) =>
    [
        ResultFile.Of("summary", () => Summary.Of(Summary.Rows(result.Models))),
        ResultFile.Of("replicates", () => ReplicatesTable.Of(result.Models)),
        ResultFile.Of("metrics", () => MetricsTable.Of(result.Models)),
        ResultFile.Text("table.md", writer => RunReading.Of(result).WriteMarkdown(writer)),
        LatexFile.Of(() => [RunReading.Of(result)]),
        .. RunFigures.Of(result).SelectMany(item => ResultFile.Picture($"figures/{item.Name}", item.Draw, result.Scenario.Figures)),
    ];
}
