using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The figures of a run.</summary>
internal static class RunFigures
{
    private static readonly FigureSpec[] All =
    [
        new FigureSpec.Convergence(),
        new FigureSpec.Ordering(),
        new FigureSpec.Loss(),
        new FigureSpec.Score(),
        new FigureSpec.Asynchrony(),
    ];

    /// <summary>
    /// The figures by name: those that the scenario asks for, or all of ours. <c>ordering</c> is there where there are asynchronous runs,
    /// <c>loss</c> where something is known about the items, the metric of the task under its name (<c>accuracy</c>, <c>f1</c>,
    /// <c>rmse</c>) where it is told over time, a chart where it has lines. Drawn one at a time, when asked for.
    /// </summary>
    public static IEnumerable<(string Name, Func<Figure> Draw)> Of(RunResult result)
    {
        if (result.Models.Count == 0)
        {
            yield break;
        }

        foreach (var figure in result.Scenario.Figures.Show.Count > 0 ? result.Scenario.Figures.Show : All)
        {
            if (Drawn(figure, result) is { } draw)
            {
                yield return (NameOf(figure, result), draw);
            }
        }
    }

    /// <summary>The name of its files: that of the metric of the task, which all models share, unless another figure has that.</summary>
    private static string NameOf(FigureSpec figure, RunResult result)
    {
        var name = figure is FigureSpec.Score ? result.Models.First(model => model.Score is not null).Score!.Name : figure.FileName;
        var shown = result.Scenario.Figures.Show;
        return figure is FigureSpec.Score && shown.Any(other => other is not FigureSpec.Score && other.FileName == name)
            ? figure.FileName : name;
    }

    /// <summary>How a figure is drawn; null where it has nothing to show.</summary>
    private static Func<Figure>? Drawn(FigureSpec figure, RunResult result)
    {
        var (scenario, models) = (result.Scenario, result.Models);
        var ordered = models.Where(model => model.Asynchronous.Count > 0).ToList();
        var losing = ordered.Where(model => model.Loss is not null).ToList();
        var scored = ordered.Where(model => model.Score is not null).ToList();
        var counted = models.Where(model => model.Counts is { Gaps.Total: > 0 }).ToList();
        return figure switch
        {
            FigureSpec.Convergence => () => ConvergenceFigure.Create(result),
            FigureSpec.Ordering when ordered.Count > 0 => () => OrderingFigure.Create(scenario, ordered),
            FigureSpec.Sensitivity when ordered.Count > 0 => () => SensitivityFigure.Create(scenario, ordered),
            FigureSpec.OutputValues values when OutputsFigure.Shown(ordered, values) is { Count: > 0 } shown =>
                () => OutputsFigure.Create(scenario, shown, values),
            FigureSpec.Loss when losing.Count > 0 => () => CourseFigure.Create(scenario, losing, Course.Loss(losing)),
            FigureSpec.Score when scored.Count > 0 => () => CourseFigure.Create(scenario, scored, Course.Score(scored)),
            FigureSpec.Asynchrony when counted.Count > 0 => () => AsynchronyFigure.Create(scenario, counted),
            FigureSpec.Field field when FieldFigure.IsFieldOf(field, models) => () => FieldFigure.Create(scenario, models, field),
            ChartSpec spec when ChartOf(spec, result) is { Lines.Count: > 0 } chart => () => ChartFigure.Create(scenario, chart),
            _ => null,
        };
    }

    /// <summary>A chart that may be somebody else's: where it fails, it is told which.</summary>
    private static Chart? ChartOf(ChartSpec spec, RunResult result)
    {
        try
        {
            return spec.Create(result);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new InvalidOperationException($"the figure {spec.FileName} failed: {error.Message}", error);
        }
    }
}
