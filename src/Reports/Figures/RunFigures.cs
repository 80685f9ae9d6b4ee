using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The figures of a run.</summary>
internal static class RunFigures
{
    /// <summary>
    /// The figures by name: <c>convergence</c>, <c>ordering</c> and <c>asynchrony</c> where there are asynchronous runs, <c>loss</c> where
    /// something is known about the items, and where the metric of the task is told over time that under its name (<c>accuracy</c>,
    /// <c>f1</c>, <c>rmse</c>). Drawn one at a time, when asked for.
    /// </summary>
    public static IEnumerable<(string Name, Func<Figure> Draw)> Of(RunResult result)
    {
        var (scenario, models) = (result.Scenario, result.Models);
        if (models.Count == 0)
        {
            yield break;
        }

        yield return ("convergence", () => ConvergenceFigure.Create(result));
        var ordered = models.Where(model => model.Asynchronous.Count > 0).ToList();
        if (ordered.Count > 0)
        {
            yield return ("ordering", () => OrderingFigure.Create(scenario, ordered));
        }

        var losing = ordered.Where(model => model.Loss is not null).ToList();
        if (losing.Count > 0)
        {
            yield return ("loss", () => LossFigure.Create(scenario, losing));
        }

        var scored = ordered.Where(model => model.Score is not null).ToList();
        foreach (var same in scored.GroupBy(model => model.Score!.Name))
        {
            yield return (same.Key, () => LossFigure.CreateScore(scenario, [.. same]));
        }

        var counted = models.Where(model => model.Counts is { Gaps.Total: > 0 }).ToList();
        if (counted.Count > 0)
        {
            yield return ("asynchrony", () => AsynchronyFigure.Create(scenario, counted));
        }
    }
}
