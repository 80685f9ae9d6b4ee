using System.Globalization;
using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The table <c>summary.csv</c>: for every model and regime the metrics of its runs, with population standard deviations. Runs in which
/// a metric is not finite are left out of its row, and the metric <c>diverged</c> counts those that diverged: its mean is their share.
/// <c>converged</c> (or <c>finished</c> for a layered rule) counts likewise, and <c>stalled</c> where there are such runs.
/// <c>ordering_sensitivity</c> has the mean, standard
/// deviation, smallest and largest over nodes and channels of the population variance of an output over schedules, and as n the number
/// of schedules. <c>certified_factor</c> is the c of a contraction; of an energy <c>certified_alpha</c> is the limit of certified steps for
/// <c>certified_delay</c>, and <c>certified</c> whether its own is one.
/// </summary>
public static class Summary
{
    /// <summary>The rows, models in their order, the synchronous regime first, metrics in the order of the runs.</summary>
    public static IReadOnlyList<SummaryRow> Rows(IReadOnlyList<ModelResult> models) => [.. models.SelectMany(Rows)];

    /// <summary>Writes the table of a run to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <param name="result">The run.</param>
    public static void Save(string path, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(text, Rows(result.Models));
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Writes the rows with their header.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<SummaryRow> rows) => Of(rows).WriteCsv(writer);

    /// <summary>The table.</summary>
    internal static ResultTable Of(IReadOnlyList<SummaryRow> rows) => new(
        [.. Column.Texts("model", "regime", "metric"), .. Column.Numbers("mean", "std", "min", "max"), .. Column.Integers("n")],
        rows.Select(row => (Cell[])
        [
            row.Model, row.Regime.Text(), row.Metric, row.Statistics.Mean, row.Statistics.Std, row.Statistics.Min, row.Statistics.Max,
            row.Statistics.N,
        ]));

    private static IEnumerable<SummaryRow> Rows(ModelResult result)
    {
        foreach (var (regime, runs) in result.ByRegime())
        {
            foreach (var (metric, values) in Metrics(result, runs))
            {
                yield return new SummaryRow(result.Model, regime, metric, Statistics.Of(values));
            }
        }

        if (result.Step is { } step)
        {
            yield return Known("certified_delay", step.Delay);
            yield return Known("certified_alpha", step.Limit);
            yield return Known("certified", step.Status <= StepSizeStatus.APosteriori ? 1 : 0);
        }
        else if (result.Certificate is { } certificate)
        {
            yield return Known("certified_factor", certificate.Factor);
        }

        if (result.Asynchronous.Count > 0)
        {
            foreach (var row in Sensitivities(result))
            {
                yield return row;
            }
        }

        SummaryRow Known(string metric, double value) => new(result.Model, Regime.Asynchronous, metric, Statistics.Of([value]));
    }

    /// <summary>How much outputs and classes depend on the schedule, and how many schedules gave no answer, where there are such.</summary>
    private static IEnumerable<SummaryRow> Sensitivities(ModelResult result)
    {
        var sensitivity = ModelSensitivity.Of(result);
        yield return new SummaryRow(result.Model, Regime.Asynchronous, "ordering_sensitivity", sensitivity.Sensitivity);
        if (sensitivity.FlipRate is { } flips)
        {
            yield return new SummaryRow(result.Model, Regime.Asynchronous, "flip_rate", flips);
        }

        if (sensitivity.LeftOut > 0)
        {
            var isOut = Enumerable.Range(0, sensitivity.Schedules).Select(run => run < sensitivity.LeftOut ? 1.0 : 0.0);
            yield return new SummaryRow(result.Model, Regime.Asynchronous, "without_answer", Statistics.Of(isOut));
        }
    }

    private static List<(string Name, List<double> Values)> Metrics(ModelResult result, IReadOnlyList<Trajectory> runs)
    {
        var table = new List<(string Name, List<double> Values)>();
        foreach (var (name, value) in runs.SelectMany(run => run.Metrics))
        {
            var index = table.FindIndex(row => row.Name == name);
            if (index < 0)
            {
                index = table.Count;
                table.Add((name, []));
            }

            table[index].Values.Add(value);
        }

        Count(result.HasFixedPoint ? "converged" : "finished", result.HasFixedPoint ? RunOutcome.Converged : RunOutcome.Finished);
        Count("diverged", RunOutcome.Diverged);
        if (runs.Any(run => run.Outcome == RunOutcome.Stalled))
        {
            Count("stalled", RunOutcome.Stalled);
        }

        return table;

        // Outcomes are counted here, unless the runs bring the number along.
        void Count(string name, RunOutcome outcome)
        {
            if (!table.Exists(row => row.Name == name))
            {
                table.Add((name, [.. runs.Select(run => run.Outcome == outcome ? 1.0 : 0.0)]));
            }
        }
    }
}
