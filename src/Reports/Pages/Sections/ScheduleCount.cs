using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Of how many schedules a result is, in words.</summary>
internal static class ScheduleCount
{
    /// <summary>The schedules that were run, not those asked for: attacks, searches and tables have numbers of their own.</summary>
    public static string Of(StudyResult result) => result switch
    {
        RunResult run => $"{Told(run.Models.Max(model => model.Asynchronous.Count), "schedule")} a model",
        SweepResult sweep => $"{Told(Most(sweep), "schedule")} a model and cell",
        TableResult table => $"{Told(table.Cells.Max(cell => cell.Schedules.Count), "schedule")} a model and data set",
        OrderingResult orders => $"{Told(orders.Models.Max(model => model.Samples), "sampled order")} a model",
        TimelineResult => "one schedule",
        AttackResult attack => $"{Told(attack.Models.Max(model => model.Random.Count), "random schedule")} a model, and the worst of "
            + $"{Told(attack.Options.Budget, "run")}",
        FalsifyResult => "the schedule that was found",
        ThresholdResult threshold => $"{Told(threshold.Runs, "run")} in all",
        _ => $"{Told(result.Scenario.Schedules, "schedule")} a model",
    };

    private static int Most(SweepResult sweep) => sweep.Cells.SelectMany(cell => cell.Models)
        .Max(model => model.Result?.Asynchronous.Count ?? 0);

    private static string Told(int count, string what) => count switch
    {
        0 => $"no {what}",
        1 => $"one {what}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}s"),
    };
}
