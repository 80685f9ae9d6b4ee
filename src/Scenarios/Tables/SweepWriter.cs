namespace Hogwild.Scenarios;

/// <summary>Writes all files of a sweep.</summary>
internal static class SweepWriter
{
    /// <summary>
    /// Writes <c>table.csv</c>, <c>runs.csv</c>, <c>schedules.csv</c>, <c>differences.csv</c>, <c>table.md</c> and <c>run.json</c>.
    /// </summary>
    public static void Write(ResultsFolder folder, SweepResult result, TimeSpan wall)
    {
        (string Name, Action<TextWriter, SweepResult> Write)[] files =
        [
            ("table.csv", SweepTables.WriteCells),
            ("runs.csv", SweepTables.WriteUnits),
            ("schedules.csv", SweepTables.WriteSchedules),
            ("differences.csv", SweepTables.WriteDifferences),
            ("table.md", SweepMarkdown.Write),
        ];
        foreach (var (name, write) in files)
        {
            using var writer = folder.CreateText(name);
            write(writer, result);
        }

        using var json = folder.Create("run.json");
        RunFile.Write(json, result, wall, folder.FullPath);
    }
}
