using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// The tidy table <c>metrics.csv</c>: what the observers saw, one number a row. Columns: model, regime, replicate, time (virtual seconds),
/// macro_iteration, metric (those that the scenario names; else distance, updates_per_node, messages, loss where there are labels or
/// targets, and the metric of the task where it is told over time), value.
/// </summary>
public static class MetricsTable
{
    /// <summary>Writes the table, models and runs in their order, samples in order of time.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ModelResult> models) => Of(models).WriteCsv(writer);

    /// <summary>Writes the rows of one run.</summary>
    public static void WriteRun(TextWriter writer, string model, Trajectory run) => ResultTable.WriteCsvRows(writer, Rows(model, run));

    /// <summary>The table.</summary>
    internal static ResultTable Of(IReadOnlyList<ModelResult> models) => new(
        [
            .. Column.Texts("model", "regime"), .. Column.Integers("replicate"), .. Column.Numbers("time"),
            .. Column.Integers("macro_iteration"), .. Column.Texts("metric"), .. Column.Numbers("value"),
        ],
        models.SelectMany(model => model.Asynchronous.Prepend(model.Synchronous).SelectMany(run => Rows(model.Model, run))));

    private static IEnumerable<IReadOnlyList<Cell>> Rows(string model, Trajectory run) =>
        from sample in run.Samples
        from item in run.NumbersAt(sample)
        select (Cell[])
        [
            model, run.Regime.Text(), run.Replicate, Ticks.ToSeconds(sample.Time), sample.MacroIteration, item.Key, item.Value,
        ];
}
