using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>What is worth saying about the number of schedules: fewer are run than were asked for where all would be the same.</summary>
internal static class ScheduleNotes
{
    /// <summary>The notes, a line each; at every value of a parameter that is varied.</summary>
    public static IReadOnlyList<string> Of(Scenario scenario) => scenario.Vary is { } vary
        ? [.. vary.Scenarios.SelectMany(value => Of(value.Scenario, $"{Where(vary, value)}: "))]
        : [.. Of(scenario, string.Empty)];

    private static string Where(VarySpec vary, VariedScenario value) =>
        string.Join(", ", vary.Parameters.Zip(value.Values, (parameter, text) => $"{parameter.Path} {text}"));

    private static IEnumerable<string> Of(Scenario scenario, string where)
    {
        var asked = scenario.Table?.Schedules ?? scenario.Run.Replicates;
        if (asked > 1 && scenario.HasOneSchedule)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{where}{scenario.Scheduler.Label} draws nothing, so all {asked} schedules would be the same: one is run");
        }
    }
}
