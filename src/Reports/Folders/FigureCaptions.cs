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
        writer.WriteLine($"# {Escapes.Line(scenario.Title ?? scenario.Name)}");
        writer.WriteLine();
        writer.WriteLine(Origin(figures[0].Result));
        foreach (var item in figures)
        {
            writer.WriteLine();
            writer.WriteLine($"## {Path.GetFileNameWithoutExtension(item.File)}");
            writer.WriteLine();
            writer.WriteLine(item.Figure.Caption.Length > 0 ? item.Figure.Caption : $"{item.Figure.Title}.");
            if (item.Figure.Layout.IsHigherThanAsked)
            {
                writer.WriteLine("It is higher than was asked for, since its panels could not be read otherwise.");
            }

            WriteLegend(writer, item.Figure);
        }
    }

    private static void WriteLegend(TextWriter writer, Figure figure)
    {
        var entries = figure.Entries.ToList();
        if (entries.Count > 0)
        {
            writer.WriteLine();
        }

        foreach (var entry in entries)
        {
            writer.WriteLine(entry.InWords.Length > 0 ? $"- {entry.InWords}: {entry.Text}" : $"- {entry.Text}");
        }
    }

    private static string Origin(StudyResult result)
    {
        var scenario = result.Scenario;
        var schedules = scenario.Schedules == 1 ? "one schedule"
            : string.Create(CultureInfo.InvariantCulture, $"{scenario.Schedules} schedules");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Made by `hogwild {CommandOf(result)} {scenario.Name}.yaml` (Hogwild {RunFile.Version}): seed {scenario.Seed}, {schedules} "
                + $"a model, until {DurationText.Write(scenario.Run.Until)} of virtual time. "
                + $"The scenario with all its values stands beside the tables.");
    }

    private static string CommandOf(StudyResult result) => result switch
    {
        AttackResult => "attack",
        FalsifyResult => "falsify",
        ThresholdResult => "threshold",
        _ => "run",
    };
}
