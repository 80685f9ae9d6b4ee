using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a sweep, or of values that vary.</summary>
internal static class SweepFiles
{
    /// <summary>
    /// <c>cells.csv</c>, <c>replicates.csv</c>, <c>curves.csv</c>, <c>failures.csv</c> where something failed, <c>table.md</c>,
    /// <c>table.tex</c>, the figures, and what stands beside recorded schedules and states.
    /// </summary>
    /// <param name="result">What came out.</param>
    /// <param name="folder">The folder that they will be in.</param>
    public static IEnumerable<ResultFile> Of(SweepResult result, string folder) =>
    [
        ResultFile.Of("cells", () => SweepTables.Cells(result)),
        ResultFile.Of("replicates", () => SweepTables.Replicates(result)),
        ResultFile.Of("curves", () => SweepTables.Curves(result)),
        .. result.Failures.Count == 0 ? [] : new[] { ResultFile.Of("failures", () => SweepTables.Failures(result)) },
        ResultFile.Text("table.md", writer => SweepReading.Of(result).WriteMarkdown(writer)),
        LatexFile.Of(() => [SweepReading.Of(result)]),
        .. SweepFigures.Of(result).SelectMany(figure => ResultFile.Picture($"figures/{figure.Name}", figure.Draw, result.Scenario.Figures)),
        .. RecordedFiles.Of(result, folder),
    ];

    /// <summary>The checksums of every model of a sweep once, with the first cell that has them where cells differ.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Tensors(SweepResult result)
    {
        var found = from cell in result.Cells
                    from model in cell.Models
                    where model.Result is not null && TensorFacts.Of(model.Result.Facts) is not null
                    let at = string.Join(", ", result.Swept.Paths.Zip(cell.Cell.Values, (path, value) => $"{path.Path}={value.Label}"))
                    select (At: at, model.Model, Tensors: TensorFacts.Of(model.Result!.Facts)!);
        return found.GroupBy(item => item.Model).SelectMany(model => model.DistinctBy(item => item.Tensors).Select(
            (item, index) => KeyValuePair.Create(index == 0 ? model.Key : $"{model.Key} at {item.At}", item.Tensors)));
    }
}
