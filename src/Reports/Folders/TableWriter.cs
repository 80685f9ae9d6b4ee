using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Writes all files of a sweep.</summary>
internal static class TableWriter
{
    /// <summary>
    /// Writes <c>table.csv</c>, <c>runs.csv</c>, <c>schedules.csv</c>, <c>differences.csv</c>, <c>table.md</c>, <c>run.json</c> and, where
    /// at least three energies are compared, <c>figures/conditioning</c>.
    /// </summary>
    public static void Write(ResultsFolder folder, TableResult result, TimeSpan wall)
    {
        (string Name, Action<TextWriter, TableResult> Write)[] files =
        [
            ("table.csv", TableFiles.WriteCells),
            ("runs.csv", TableFiles.WriteUnits),
            ("schedules.csv", TableFiles.WriteSchedules),
            ("differences.csv", TableFiles.WriteDifferences),
            ("table.md", TableMarkdown.Write),
        ];
        foreach (var (name, write) in files)
        {
            using var writer = folder.CreateText(name);
            write(writer, result);
        }

        if (ConditioningFigure.CreateIfAny(result) is { } figure)
        {
            using var png = folder.Create("figures/conditioning.png");
            figure.WritePng(png);
            using var svg = folder.Create("figures/conditioning.svg");
            figure.WriteSvg(svg);
        }

        using var json = folder.Create("run.json");
        RunFile.Write(json, result, wall, folder.FullPath);
    }
}
