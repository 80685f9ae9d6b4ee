using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The page beside all other files of a folder of results.</summary>
internal static class PageFile
{
    /// <summary><c>report.html</c>.</summary>
    /// <param name="results">What came out of the studies of one scenario, the main one first.</param>
    /// <param name="figures">The figures that have been written.</param>
    /// <param name="wall">How long it took; null where nobody has measured it.</param>
    public static ResultFile Of(IReadOnlyList<StudyResult> results, IReadOnlyList<CaptionedFigure> figures, TimeSpan? wall) =>
        new(ReportPage.Name, stream => ReportPage.Write(stream, new PageContent
        {
            Results = results,
            Figures = [.. figures.Select(figure => new PageFigure(Path.ChangeExtension(figure.File, null), figure.Figure))],
            Origin = RunFile.Origin(),
            Wall = wall,
        })) { Work = Work.Page };
}
