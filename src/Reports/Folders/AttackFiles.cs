using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>The files of an attack.</summary>
internal static class AttackFiles
{
    /// <summary><c>attack.csv</c>, <c>metrics.csv</c>, the figure, and the worst schedule of each model.</summary>
    public static IEnumerable<ResultFile> Of(AttackResult result) =>
    [
        ResultFile.Of("attack", () => AttackTable.Of(Objectives.NameOf(result.Options.Objective), result.Models)),
        ResultFile.Of("metrics", () => MetricsTable.Of([.. result.Models.Select(model => model.Result)])),
        .. ResultFile.Picture("figures/attack", () => AttackFigure.Create(result), result.Scenario.Figures),
        .. result.Models.Select(model =>
            new ResultFile(ScheduleFileOf(model), stream => ScheduleFile.Write(model.Worst.Schedule, stream))),
    ];

    /// <summary>The worst schedule of a model.</summary>
    public static string ScheduleFileOf(ModelAttack model) => $"schedules/{model.Result.Model}-worst.schedule.jsonl";
}
