using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// The table <c>attack.csv</c>: a row a model and strategy with the objective at the end and at most, beside the median and the worst of
/// the random schedules at the end. Infinite where a run diverged.
/// </summary>
internal static class AttackTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter writer, string objective, IReadOnlyList<ModelAttack> results)
    {
        Csv.Row(writer, "model", "objective", "strategy", "end", "max", "random_median", "random_worst", "diverged_at", "fingerprint");
        foreach (var result in results)
        {
            foreach (var attempt in result.Strategies)
            {
                Csv.Row(
                    writer,
                    result.Result.Model,
                    objective,
                    attempt.Strategy,
                    Csv.Number(attempt.End),
                    Csv.Number(attempt.Max),
                    Csv.Number(result.RandomMedian),
                    Csv.Number(result.RandomWorst.End),
                    attempt.DivergedAt is { } time ? Csv.Number(Ticks.ToSeconds(time)) : string.Empty,
                    attempt.Schedule.Trailer.Fingerprint.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
