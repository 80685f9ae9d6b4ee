using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// The table <c>attack.csv</c>: a row a model and strategy with the objective at the end and at most, beside the median and the worst of
/// the random schedules at the end. Infinite where a run diverged.
/// </summary>
internal static class AttackTable
{
    /// <summary>The table.</summary>
    public static ResultTable Of(string objective, IReadOnlyList<ModelAttack> results) => new(
        [
            .. Column.Texts("model", "objective", "strategy"),
            .. Column.Numbers("end", "max", "random_median", "random_worst", "diverged_at"), .. Column.Texts("fingerprint"),
        ],
        from result in results
        from attempt in result.Strategies
        select (Cell[])
        [
            result.Result.Model, objective, attempt.Strategy, attempt.End, attempt.Max, result.RandomMedian, result.RandomWorst.End,
            attempt.DivergedAt is { } time ? Ticks.ToSeconds(time) : Cell.Empty,
            attempt.Schedule.Trailer.Fingerprint.ToString("x16", CultureInfo.InvariantCulture),
        ]);
}
