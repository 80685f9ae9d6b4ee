namespace Hogwild.Scenarios;

/// <summary>The figures of a run.</summary>
internal static class FigureSet
{
    /// <summary>
    /// The figures by name: <c>convergence</c>, and <c>ordering</c> where there are asynchronous runs. Drawn one at a time, when asked for.
    /// </summary>
    public static IEnumerable<(string Name, Figure Figure)> Of(Scenario scenario, IReadOnlyList<ModelResult> models)
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
    }
}
