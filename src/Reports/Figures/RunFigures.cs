using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The figures of a run.</summary>
internal static class RunFigures
{
    /// <summary>
    /// The figures by name: <c>convergence</c>, <c>ordering</c> and <c>asynchrony</c> where there are asynchronous runs, <c>loss</c> where
    /// something is known about the nodes, and <c>accuracy</c>, <c>f1</c> or <c>rmse</c> where that is told over time. Drawn one at a time, when asked for.
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
            yield return ("loss", () => CourseFigure.Create(scenario, losing, Course.Loss(losing)));
        }

        var scored = ordered.Where(model => model.Score is not null).ToList();
        if (scored.Count > 0)
        {
            yield return (scored[0].Score!.Name, () => CourseFigure.Create(scenario, scored, Course.Score(scored)));
        }

        var counted = models.Where(model => model.Counts is { Gaps.Total: > 0 }).ToList();
        if (counted.Count > 0)
        {
            yield return ("asynchrony", () => AsynchronyFigure.Create(scenario, counted));
        }
    }
}
