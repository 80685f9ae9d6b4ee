using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The tables <c>threshold.csv</c>, a row for every answer, and <c>points.csv</c>, a row for every value that was tried.</summary>
internal static class ThresholdTables
{
    /// <summary>
    /// Writes the answers; a curve with several crossings has a row for each. Ages are in seconds, the largest over all runs of the curve.
    /// </summary>
    public static void WriteAnswers(TextWriter writer, ThresholdResult result)
    {
        Csv.Row(
            writer, "model", "scheduler", "second", "second_value", "parameter", "answer", "crossing", "estimate", "below", "above",
            "converges", "certified", "age_max", "nested_age_max");
        foreach (var curve in result.Curves)
        {
            foreach (var (number, crossing) in curve.Crossings.Select((item, k) => (k + 1, (Crossing?)item)).DefaultIfEmpty((0, null)))
            {
                Csv.Row(
                    writer,
                    curve.Model,
                    curve.Scheduler,
                    result.Spec.And?.Name() ?? string.Empty,
                    Number(curve.And),
                    result.Spec.Over.Name(),
                    curve.AnswerText,
                    Csv.Number((long)number),
                    Number(crossing?.Estimate),
                    Number(crossing?.Below),
                    Number(crossing?.Above),
                    crossing is null ? string.Empty : crossing.ConvergesBelow ? "below" : "above",
                    Number(curve.Certified),
                    Csv.Number(curve.Points.Max(point => point.Age)),
                    curve.IsEdgeWise ? Csv.Number(curve.Points.Max(point => point.NestedAge)) : string.Empty);
            }
        }
    }

    /// <summary>Writes the points.</summary>
    public static void WritePoints(TextWriter writer, ThresholdResult result)
    {
        Csv.Row(
            writer, "model", "scheduler", "second", "second_value", "parameter", "value", "runs", "converged", "falling", "not_falling",
            "diverged", "share", "share_low", "share_high", "growth_rate", "rate_low", "rate_high", "converges", "age_max",
            "nested_age_max");
        foreach (var curve in result.Curves)
        {
            foreach (var point in curve.Points)
            {
                Csv.Row(
                    writer,
                    [
                        curve.Model, curve.Scheduler, result.Spec.And?.Name() ?? string.Empty, Number(curve.And), result.Spec.Over.Name(),
                        Csv.Number(point.Value), Csv.Number((long)point.Counts.Sum()),
                        .. point.Counts.Select(count => Csv.Number((long)count)),
                        Csv.Number(point.Share), Csv.Number(point.Low), Csv.Number(point.High), Csv.Number(point.Rate),
                        Csv.Number(point.RateLow), Csv.Number(point.RateHigh), point.Converges ? "yes" : point.IsDecided ? "no" : "open",
                        Csv.Number(point.Age),
                        curve.IsEdgeWise ? Csv.Number(point.NestedAge) : string.Empty,
                    ]);
            }
        }
    }

    private static string Number(double? value) => value is { } number ? Csv.Number(number) : string.Empty;
}
