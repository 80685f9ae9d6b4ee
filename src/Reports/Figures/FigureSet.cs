using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The figures of a run.</summary>
internal static class FigureSet
{
    /// <summary>
    /// The figures by name: <c>convergence</c>, <c>ordering</c> and <c>asynchrony</c> where there are asynchronous runs, <c>loss</c> where something is
    /// known about the nodes, <c>timeline</c> where it was asked for, <c>vary</c> alone where a parameter is varied, <c>interleavings</c> where orders were, with the model's name where there are several. Drawn one at a time, when asked for.
    /// </summary>
    public static IEnumerable<(string Name, Figure Figure)> Of(Scenario scenario, RunResult result)
    {
        var models = result.Models;
        if (result.Vary is { } vary)
        {
            yield return ("vary", VaryFigure.Create(scenario, vary));
        }

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

        var losing = ordered.Where(model => model.Loss is not null).ToList();
        if (losing.Count > 0)
        {
            yield return ("loss", LossFigure.Create(scenario, losing));
        }

        var counted = models.Where(model => model.Counts is { Gaps.Total: > 0 }).ToList();
        if (counted.Count > 0)
        {
            yield return ("asynchrony", AsynchronyFigure.Create(scenario, counted));
        }

        if (result.Timeline is { } timeline)
        {
            yield return ("timeline", TimelineFigure.Create(timeline));
        }

        foreach (var orders in result.Ordering)
        {
            var name = result.Ordering.Count == 1 ? "interleavings" : $"interleavings-{orders.Model}";
            yield return (name, InterleavingsFigure.Create(scenario, orders));
        }
    }
}
