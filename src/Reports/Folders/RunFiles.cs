using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The files of a run.</summary>
internal static class RunFiles
{
    /// <summary>
    /// <c>summary.csv</c>, <c>replicates.csv</c>, <c>metrics.csv</c>, where there are several schedules <c>nodes.csv</c>,
    /// <c>table.md</c>, <c>table.tex</c> and the figures.
    /// </summary>
    public static IEnumerable<ResultFile> Of(RunResult result) =>
    [
        .. Tables(result, string.Empty),
        .. result.Scenario.Anytime is null ? [] : Anytime(result),
        .. RunFigures.Of(result).SelectMany(item => ResultFile.Picture($"figures/{item.Name}", item.Draw, result.Scenario.Figures)),
    ];

    /// <summary>What answers are worth where runs are switched off; nothing where no model has the metric.</summary>
    private static IEnumerable<ResultFile> Anytime(RunResult result)
    {
        var models = AnytimeNumbers.Of(result);
        return models.Count == 0 ? [] :
        [
            ResultFile.Of("anytime", () => AnytimeTables.Off(models, result.Scenario.Anytime!)),
            ResultFile.Of("anytime-curves", () => AnytimeTables.Curves(models, result.Scenario.Anytime!)),
            .. ResultFile.Picture("figures/anytime", () => AnytimeFigure.Create(result.Scenario, models), result.Scenario.Figures),
        ];
    }

    /// <summary>The tables among them.</summary>
    /// <param name="result">The runs.</param>
    /// <param name="place">The folder that they are in, with a slash at the end; empty for that of the results.</param>
    public static IEnumerable<ResultFile> Tables(RunResult result, string place) =>
    [
        ResultFile.Of($"{place}summary", () => Summary.Of(Summary.Rows(result.Models))),
        ResultFile.Of($"{place}replicates", () => ReplicatesTable.Of(result.Models)),
        ResultFile.Of($"{place}metrics", () => MetricsTable.Of(result.Models)),
        .. result.Models.Any(model => model.Asynchronous.Count > 1)
            ? new[] { ResultFile.Of($"{place}nodes", () => NodesTable.Of(result.Models)) } : [],
        ResultFile.Text($"{place}table.md", writer => RunReading.Of(result).WriteMarkdown(writer)),
        LatexFile.Of(() => [RunReading.Of(result)], place),
    ];
}
