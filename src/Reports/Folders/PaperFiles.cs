using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of tables over data sets.</summary>
internal static class PaperFiles
{
    /// <summary>
    /// <c>table.md</c>, <c>table.tex</c>, <c>table.csv</c>, <c>runs.csv</c>, <c>schedules.csv</c>, <c>replicates.csv</c>,
    /// <c>differences.csv</c>, <c>kept.jsonl</c> where models were trained and, where at least three energies or layered rules are
    /// compared, <c>figures/conditioning</c> or <c>figures/asynchronous</c>; where an epoch is chosen <c>epochs.csv</c>,
    /// <c>optimistic.csv</c>, <c>learning.csv</c> and <c>figures/learning</c>; of several schedulers <c>figures/matrix</c>.
    /// </summary>
    public static IEnumerable<ResultFile> Of(TableResult result) =>
    [
        ResultFile.Text("table.md", writer => TableMarkdown.Write(writer, result)),
        LatexFile.Of(() => PaperReading.Of(result)),
        ResultFile.Of("table", () => TableFiles.Cells(result)),
        ResultFile.Of("runs", () => TableFiles.Units(result)),
        ResultFile.Of("schedules", () => TableFiles.Schedules(result)),
        ResultFile.Of("replicates", () => ReplicatesTable.Of(result)),
        ResultFile.Of("differences", () => TableFiles.Differences(result)),
        .. result.Cells.All(cell => cell.Epochs is null) ? Array.Empty<ResultFile>() :
        [
            ResultFile.Of("epochs", () => EpochFiles.Epochs(result)),
            ResultFile.Of("optimistic", () => EpochFiles.Optimistic(result)),
            ResultFile.Of("learning", () => EpochFiles.Learning(result)),
        ],
        .. result.Kept.Count == 0 ? Array.Empty<ResultFile>()
            : [ResultFile.Text("kept.jsonl", writer => result.Kept.ToList().ForEach(line => writer.Write($"{line}\n")))],
        .. ConditioningFigure.CreateIfAny(result) is { } figure
            ? ResultFile.Picture("figures/conditioning", () => figure, result.Scenario.Figures) : [],
        .. AsynchronousFigure.CreateIfAny(result) is { } losses
            ? ResultFile.Picture("figures/asynchronous", () => losses, result.Scenario.Figures) : [],
        .. MatrixFigure.CreateIfAny(result) is { } matrix
            ? ResultFile.Picture("figures/matrix", () => matrix, result.Scenario.Figures) : [],
        .. LearningFigure.CreateIfAny(result) is { } learning
            ? ResultFile.Picture("figures/learning", () => learning, result.Scenario.Figures) : [],
    ];
}
