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
    /// <summary>Its name in tables, also where it is written as the kind is.</summary>
    private string Column => Metric.Replace('-', '_');

    /// <summary>Whether the vertical axis is logarithmic.</summary>
    [Option("whether the vertical axis is logarithmic")]
    public bool Log { get; init; }

    /// <summary>The metric of the horizontal axis, whose mean over schedules at every look is taken; null for virtual time.</summary>
    [Option(
        "the metric of the horizontal axis, its mean over schedules at each time: messages or updates-per-node, for what a result costs",
        Default = "virtual time",
        Example = "messages")]
    public string? Against { get; init; }

    private string? Horizontal => Against?.Replace('-', '_');

    /// <inheritdoc/>
    public override string FileName =>
        $"curve-{Metric.Replace('_', '-')}{(Horizontal is null ? string.Empty : $"-against-{Horizontal.Replace('_', '-')}")}";

    /// <inheritdoc/>
    public override IEnumerable<Misfit> MisfitsIn(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return
        [
            .. MeasuredNames.Unknown(scenario, "metric", Metric),
            .. Against is null ? [] : MeasuredNames.Unknown(scenario, "against", Against),
        ];
    }

    /// <summary>Where no metrics are named, the metric of the task is that of the data alone.</summary>
    internal override bool HasMeaning(Scenario scenario, GraphData data) =>
        scenario.Run.Metrics.Count > 0 || !MeasuredNames.OfTasks.Contains(Column) || TaskMetrics.MainOf(data) == Column;

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
                lines.Add(new ChartLine(model.Model, AxisOf(runs, curve), curve.Mean)
                {
                    Low = runs.Count > 1 ? curve.Low : null,
                    High = runs.Count > 1 ? curve.High : null,
                });
            }
        }

        var axis = Against is null ? "virtual time (s)" : $"{Against} (mean over schedules)";
        return lines.Count == 0 ? null : new Chart(axis, Metric, lines)
        {
            IsLog = Log,
            Of = result.Models.Max(model => model.Asynchronous.Count) is var count && count > 1
                ? string.Create(CultureInfo.InvariantCulture, $"mean of {count} schedules") : "one schedule",
        };
    }

    /// <summary>Where the points of a curve lie: at their times, or at what another metric was on average then.</summary>
    private double[] AxisOf(IReadOnlyList<Trajectory> runs, SampleCurve curve)
    {
        if (Horizontal is not { } column)
        {
            return curve.X;
        }

        var other = SampleCurve.Of(runs, (run, sample) => run.NumberAt(sample, column));
        var at = other.X.Zip(other.Mean).ToDictionary(point => point.First, point => point.Second);
        return [.. curve.X.Select(time => at.GetValueOrDefault(time, double.NaN))];
    }
}
