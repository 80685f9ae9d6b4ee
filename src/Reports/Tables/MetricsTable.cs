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
    public static void Write(TextWriter writer, IReadOnlyList<ModelResult> models)
    {
        Csv.Row(writer, "model", "regime", "replicate", "time", "macro_iteration", "metric", "value");
        foreach (var model in models)
        {
            foreach (var run in model.Asynchronous.Prepend(model.Synchronous))
            {
                WriteRun(writer, model.Model, run);
            }
        }
    }

    /// <summary>Writes the rows of one run.</summary>
    public static void WriteRun(TextWriter writer, string model, Trajectory run)
    {
        foreach (var sample in run.Samples)
        {
            foreach (var (metric, value) in run.NumbersAt(sample))
            {
                Row(writer, model, run, sample, metric, Csv.Number(value));
            }
        }
    }

    private static void Row(TextWriter writer, string model, Trajectory run, in Sample sample, string metric, string value) =>
        Csv.Row(
            writer,
            model,
            run.Regime.Text(),
            Csv.Number(run.Replicate),
            Csv.Number(Ticks.ToSeconds(sample.Time)),
            Csv.Number(sample.MacroIteration),
            metric,
            value);
}
