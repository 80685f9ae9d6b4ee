namespace Hogwild.Scenarios;

/// <summary>The figures of a run.</summary>
internal static class FigureSet
{
    /// <summary>
    /// The figures by name: <c>convergence</c>, <c>ordering</c> and <c>asynchrony</c> where there are asynchronous runs, <c>timeline</c> where it was
    /// asked for. Drawn one at a time, when asked for.
    /// </summary>
    public static IEnumerable<(string Name, Figure Figure)> Of(Scenario scenario, IReadOnlyList<ModelResult> models, Timeline? timeline = null)
    {
        if (models.Count == 0)
        {
            yield break;
        }

        yield return ("convergence", ConvergenceFigure.Create(scenario, models));
        var ordered = models.Where(model => model.Asynchronous.Count > 0).ToList();
        if (ordered.Count > 0)
        {
            yield return ("ordering", OrderingFigure.Create(scenario, ordered));
        }

        var counted = models.Where(model => model.Counts is { Gaps.Total: > 0 }).ToList();
        if (counted.Count > 0)
        {
            yield return ("asynchrony", AsynchronyFigure.Create(scenario, counted));
        }

        if (timeline is not null)
        {
            yield return ("timeline", TimelineFigure.Create(timeline));
        }
    }
}
