using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// Captions of figures, ready to be copied: what is shown, what lines and bands mean, of how many schedules, and from where.
/// </summary>
internal static class FigureCaptions
{
    /// <summary>The name of the file.</summary>
    public const string Name = "captions.md";

    /// <summary>The file <c>captions.md</c> beside the figures of every folder.</summary>
    public static IEnumerable<ResultFile> Of(IReadOnlyList<CaptionedFigure> figures) => figures
        .GroupBy(figure => FolderOf(figure.File))
        .Select(group => ResultFile.Text($"{group.Key}{Name}", writer => Write(writer, [.. group])));

    private static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];

    private static void Write(TextWriter writer, IReadOnlyList<CaptionedFigure> figures)
    {
        var scenario = figures[0].Result.Scenario;
        writer.WriteLine($"# {Escapes.Markdown(scenario.Title ?? scenario.Name)}");
        writer.WriteLine();
        writer.WriteLine(Origin(figures[0].Result));
        foreach (var item in figures)
        {
            writer.WriteLine();
            writer.WriteLine($"## {Escapes.Markdown(Path.GetFileNameWithoutExtension(item.File))}");
            writer.WriteLine();
            writer.WriteLine(Escapes.Markdown(CaptionText.Sentences(item.Figure)));
            WriteLegend(writer, item.Figure);
        }
    }

    private static void WriteLegend(TextWriter writer, Figure figure)
    {
        var lines = CaptionText.Legend(figure).ToList();
        if (lines.Count > 0)
        {
            writer.WriteLine();
        }

        lines.ForEach(line => writer.WriteLine($"- {Escapes.Markdown(line)}"));
    }

    private static string Origin(StudyResult result)
    {
        var (scenario, (what, count)) = (result.Scenario, PageParts.Of(result).Amount(result));
        // A counterexample is as long as it is: the time of the scenario does not end it.
        var until = result is FalsifyResult ? string.Empty : $"; until {DurationText.Write(scenario.Run.Until)} of virtual time";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Made by {Escapes.MarkdownCode(RunAgain.Command(result))} (Hogwild {RunFile.Version}). Seed {scenario.Seed}; {what}: "
                + $"{count}{until}. The scenario with all its values stands beside the tables.");
    }
}
