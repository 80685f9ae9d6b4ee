using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A metric over virtual time, for all models.</summary>
/// <param name="Metric">Its name in <c>metrics.csv</c>.</param>
[Kind(
    "curve",
    "a metric over virtual time: its mean over schedules and the band of 10 to 90 %",
    Example = "{ kind: curve, metric: distance }")]
public sealed record CurveSpec(
    [Option("its name in metrics.csv: one of those that 'run.metrics' names", Example = "distance")] string Metric) : ChartSpec
{
    /// <summary>One of these is told over time, by the task, where no metrics are named and the data are not made up by a rule.</summary>
    private static readonly string[] OfTasks = ["accuracy", "f1", "rmse"];

    /// <summary>Its name in tables, also where it is written as the kind is.</summary>
    private string Column => Metric.Replace('-', '_');

    /// <summary>Whether the vertical axis is logarithmic.</summary>
    [Option("whether the vertical axis is logarithmic")]
    public bool Log { get; init; }

    /// <inheritdoc/>
    public override string FileName => $"curve-{Metric.Replace('_', '-')}";

    /// <inheritdoc/>
    public override IEnumerable<Misfit> MisfitsIn(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        IReadOnlyList<string> names =
        [
            .. scenario.Run.Measured.Select(metric => metric.Column),
            .. scenario.Run.Metrics.Count == 0 && scenario.Dataset is { IsMadeUp: false } ? OfTasks : [],
        ];
        return names.Contains(Column) ? [] : [new Misfit(
            "metric", $"one of the metrics {string.Join(", ", names)}, which 'run.metrics' names,", Nearest.Hint(Metric, names))];
    }

    /// <summary>Where no metrics are named, the metric of the task is that of the data alone.</summary>
    internal override bool HasMeaning(Scenario scenario, GraphData data) =>
        scenario.Run.Metrics.Count > 0 || !OfTasks.Contains(Column) || TaskMetrics.MainOf(data) == Column;

    /// <inheritdoc/>
    public override Chart? Create(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = new List<ChartLine>();
        foreach (var model in result.Models)
        {
            var runs = model.Asynchronous.Count > 0 ? model.Asynchronous : [model.Synchronous];
            var curve = SampleCurve.Of(runs, (run, sample) => run.NumberAt(sample, Column));
            if (curve.X.Length > 0)
            {
                lines.Add(new ChartLine(model.Model, curve.X, curve.Mean)
                {
                    Low = runs.Count > 1 ? curve.Low : null,
                    High = runs.Count > 1 ? curve.High : null,
                });
            }
        }

        return lines.Count == 0 ? null : new Chart("virtual time (s)", Metric, lines)
        {
            IsLog = Log,
            Of = result.Models.Max(model => model.Asynchronous.Count) is var count && count > 1
                ? string.Create(CultureInfo.InvariantCulture, $"mean of {count} schedules") : "one schedule",
        };
    }
}
