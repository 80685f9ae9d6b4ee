using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The tables <c>threshold.csv</c>, a row for every answer, and <c>points.csv</c>, a row for every value that was tried.</summary>
internal static class ThresholdTables
{
    private static readonly Column[] Keys =
        [.. Column.Texts("model", "scheduler", "second"), .. Column.Numbers("second_value"), .. Column.Texts("parameter")];

    /// <summary>
    /// The answers; a curve with several crossings has a row for each. Ages are in seconds, the largest over all runs of the curve.
    /// </summary>
    public static ResultTable Answers(ThresholdResult result) => new(
        [
            .. Keys, .. Column.Texts("answer"), .. Column.Integers("crossing"), .. Column.Numbers("estimate", "below", "above"),
            .. Column.Texts("converges"), .. Column.Numbers("certified", "age_max", "nested_age_max"),
        ],
        from curve in result.Curves
        from item in curve.Crossings.Select((crossing, k) => (Number: k + 1, Crossing: (Crossing?)crossing)).DefaultIfEmpty((0, null))
        select (Cell[])
        [
            .. KeysOf(result, curve), curve.AnswerText, item.Number, item.Crossing?.Estimate, item.Crossing?.Below, item.Crossing?.Above,
            item.Crossing is null ? Cell.Empty : item.Crossing.ConvergesBelow ? "below" : "above", curve.Certified,
            curve.Points.Max(point => point.Age),
            curve.IsEdgeWise ? curve.Points.Max(point => point.NestedAge) : Cell.Empty,
        ]);

    /// <summary>The points.</summary>
    public static ResultTable Points(ThresholdResult result) => new(
        [
            .. Keys, .. Column.Numbers("value"), .. Column.Integers("runs", "converged", "falling", "not_falling", "diverged"),
            .. Column.Numbers("share", "share_low", "share_high", "growth_rate", "rate_low", "rate_high"), .. Column.Texts("converges"),
            .. Column.Numbers("age_max", "nested_age_max"),
        ],
        from curve in result.Curves
        from point in curve.Points
        select (Cell[])
        [
            .. KeysOf(result, curve), point.Value, point.Counts.Sum(), .. point.Counts.Select(count => (Cell)count), point.Share,
            point.Low, point.High, point.Rate, point.RateLow, point.RateHigh,
            point.Converges ? "yes" : point.IsDecided ? "no" : "open", point.Age, curve.IsEdgeWise ? point.NestedAge : Cell.Empty,
        ]);

    private static Cell[] KeysOf(ThresholdResult result, ThresholdCurve curve) =>
        [curve.Model, curve.Scheduler, result.Spec.And?.Name(), curve.And, result.Spec.Over.Name()];
}
