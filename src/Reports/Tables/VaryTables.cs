using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The tables <c>vary.csv</c>, one row a value and model, and <c>vary-curves.csv</c>, means over schedules along the runs. Where several
/// parameters are varied, the others have columns of their own: parameter_2, value_2, …
/// </summary>
internal static class VaryTables
{
    private static readonly RunOutcome[] Outcomes =
    [
        RunOutcome.Converged, RunOutcome.NotConverged, RunOutcome.Diverged, RunOutcome.Stalled, RunOutcome.Finished, RunOutcome.Incomplete,
    ];

    /// <summary>
    /// Writes parameter, value, model, runs, how many ended how, then mean and population standard deviation of updates per node and of
    /// virtual seconds to the tolerance over the runs that reached it (reached), mean and maximum of the deviation from the synchronous
    /// outputs at the end, and the mean loss at the end. What has no runs or no meaning is empty.
    /// </summary>
    public static void WriteSummary(TextWriter writer, VaryResult result)
    {
        string[] ends = [.. Outcomes.Select(outcome => outcome.Text().Replace(' ', '_'))];
        Csv.Row(
            writer,
            [
                .. Columns(result, "parameter", "value"), "model", "runs", .. ends, "reached", "updates_mean", "updates_std",
                "time_mean", "time_std", "deviation_mean", "deviation_max", "loss_mean",
            ]);
        foreach (var value in result.Values)
        {
            foreach (var model in value.Models)
            {
                var (updates, time) = (model.UpdatesToTolerance, model.Metric("time_to_tolerance"));
                var (deviation, loss) = (model.Deviation, model.Metric("loss"));
                Csv.Row(
                    writer,
                    [
                        .. Keys(result, value), model.Model, Csv.Number(model.Asynchronous.Count),
                        .. Outcomes.Select(outcome => Csv.Number(model.Asynchronous.Count(run => run.Outcome == outcome))),
                        Csv.Number(updates.N), Text(updates.Mean), Text(updates.Std), Text(time.Mean), Text(time.Std), Text(deviation.Mean),
                        Text(deviation.Max), Text(loss.Mean),
                    ]);
            }
        }
    }

    /// <summary>
    /// Writes value, model, time (virtual seconds), metric (distance, loss), mean, low and high (10 and 90 % quantiles over the schedules).
    /// </summary>
    public static void WriteCurves(TextWriter writer, VaryResult result)
    {
        var values = result.Spec.Parameters.Select((_, k) => Numbered("value", k));
        Csv.Row(writer, [.. values, "model", "time", "metric", "mean", "low", "high"]);
        foreach (var value in result.Values)
        {
            foreach (var model in value.Models)
            {
                Write(value, model.Model, "distance", SampleCurve.Of(model.Asynchronous, sample => sample.Distance));
                Write(value, model.Model, "loss", SampleCurve.Of(model.Asynchronous, sample => sample.Loss));
            }
        }

        void Write(VariedResult value, string model, string metric, SampleCurve curve)
        {
            for (var k = 0; k < curve.X.Length; k++)
            {
                var (mean, low, high) = (Csv.Number(curve.Mean[k]), Csv.Number(curve.Low[k]), Csv.Number(curve.High[k]));
                Csv.Row(writer, [.. value.Values, model, Csv.Number(curve.X[k]), metric, mean, low, high]);
            }
        }
    }

    /// <summary>Names of the two columns that say where a row belongs, for every parameter.</summary>
    internal static IEnumerable<string> Columns(VaryResult result, string parameter, string value) =>
        result.Spec.Parameters.SelectMany((_, k) => new[] { Numbered(parameter, k), Numbered(value, k) });

    /// <summary>What stands in them.</summary>
    internal static IEnumerable<string> Keys(VaryResult result, VariedResult value) =>
        result.Spec.Parameters.Zip(value.Values).SelectMany(item => new[] { item.First.Path, item.Second });

    private static string Numbered(string column, int index) => index == 0 ? column : $"{column}_{Csv.Number(index + 1)}";

    private static string Text(double value) => double.IsNaN(value) ? string.Empty : Csv.Number(value);
}
