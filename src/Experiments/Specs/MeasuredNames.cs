using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What metrics.csv has of every sample, by name, as far as a scenario tells before its data are read.</summary>
internal static class MeasuredNames
{
    /// <summary>One of these is told over time, by the task, where no metrics are named and the data are not made up by a rule.</summary>
    public static readonly string[] OfTasks = ["accuracy", "f1", "rmse"];

    /// <summary>A misfit where a name is none of a metric.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="option">The option that has the name.</param>
    /// <param name="metric">The name.</param>
    public static IEnumerable<Misfit> Unknown(Scenario scenario, string option, string metric)
    {
        IReadOnlyList<string> names =
        [
            .. scenario.Run.Measured.Select(item => item.Column),
            .. scenario.Run.Metrics.Count == 0 && scenario.Dataset is { IsMadeUp: false } ? OfTasks : [],
        ];
        return names.Contains(metric.Replace('-', '_')) ? [] : [new Misfit(
            option, $"one of the metrics {string.Join(", ", names)}, which 'run.metrics' names,", Nearest.Hint(metric, names))];
    }
}
