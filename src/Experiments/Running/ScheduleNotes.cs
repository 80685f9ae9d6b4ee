using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>What is worth saying about the number of schedules: fewer are run than were asked for where all would be the same.</summary>
internal static class ScheduleNotes
{
    private const int MostNamed = 3;

    /// <summary>The notes, a line each; in every cell of what is swept.</summary>
    public static IReadOnlyList<string> Of(Scenario scenario) => scenario.Swept is { } swept
        ? [.. OfCells(swept)]
        : [.. OfOne(scenario)];

    /// <summary>Those of cells; what many have in common once.</summary>
    private static IEnumerable<string> OfCells(SweptCells swept) => swept.Cells
        .SelectMany(cell => OfOne(cell.Scenario).Select(note => (Note: note, Cell: cell))).GroupBy(item => item.Note)
        .SelectMany(group => group.Count() <= MostNamed ? group.Select(item => $"{Where(swept, item.Cell)}: {item.Note}")
            : [string.Create(CultureInfo.InvariantCulture, $"in {group.Count()} of {swept.Cells.Count} cells: {group.Key}")]);

    private static string Where(SweptCells swept, SweptCell cell) =>
        string.Join(", ", swept.Paths.Zip(cell.Values, (path, value) => $"{path.Path} {value.Label}"));

    private static IEnumerable<string> OfOne(Scenario scenario)
    {
        var asked = scenario.Table?.Schedules ?? scenario.Run.Replicates;
        if (asked > 1 && scenario.HasOneSchedule)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{scenario.Scheduler.Label} draws nothing, so all {asked} schedules would be the same: one is run");
        }
    }
}
