using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The tables <c>anytime.csv</c>, a row a model, and <c>anytime-curves.csv</c>, a row a point of a curve.</summary>
internal static class AnytimeTables
{
    /// <summary>What an answer is worth where runs are switched off.</summary>
    public static ResultTable Off(IReadOnlyList<AnytimeNumbers> models, AnytimeSpec spec) => new(
        [
            .. Column.Texts("model", "metric"), .. Column.Numbers("mean", "interval_low", "interval_high", "std", "min", "max"),
            .. Column.Numbers("time", "updates_per_node", "messages"), .. Column.Integers("draws", "without_answer"),
        ],
        models.Select(item => (Cell[])
        [
            item.Model, spec.Column, Cell.Known(item.Off.Mean), item.Interval?.Low, item.Interval?.High,
            Cell.Known(item.Off.Std), Cell.Known(item.Off.Min), Cell.Known(item.Off.Max), item.Spent.Seconds, item.Spent.Updates,
            item.Spent.Messages, item.Draws, item.Without,
        ]));

    /// <summary>Curves against what was spent.</summary>
    public static ResultTable Curves(IReadOnlyList<AnytimeNumbers> models, AnytimeSpec spec) => new(
        [.. Column.Texts("model", "regime", "metric", "against"), .. Column.Numbers("spent", "mean", "low", "high")],
        from item in models
        from curve in new (Regime Regime, string Against, SampleCurve Curve)[]
        {
            (Regime.Synchronous, "updates_per_node", item.Synchronous.OverUpdates),
            (Regime.Synchronous, "messages", item.Synchronous.OverMessages),
            (Regime.Asynchronous, "updates_per_node", item.OverUpdates),
            (Regime.Asynchronous, "messages", item.OverMessages),
        }
        from point in Enumerable.Range(0, curve.Curve.X.Length)
        select (Cell[])
        [
            item.Model, curve.Regime.Text(), spec.Column, curve.Against, curve.Curve.X[point], curve.Curve.Mean[point],
            curve.Curve.Low[point], curve.Curve.High[point],
        ]);
}
