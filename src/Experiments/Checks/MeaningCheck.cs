using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Whether metrics and figures that a scenario names mean something for its models, which are known when they are made.</summary>
internal static class MeaningCheck
{
    /// <summary>Checks a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="models">Its models.</param>
    /// <exception cref="ScenarioException">Something that is named has no meaning for any of the models.</exception>
    public static void Of(Scenario scenario, IReadOnlyList<Model> models)
    {
        var faults = new FaultList();
        foreach (var metric in scenario.Run.Metrics)
        {
            bool[] meant = [.. models.Select(model => HasMeaning(metric, model))];
            if (Array.TrueForAll(meant, means => !means))
            {
                faults.Add(Unfit("run.metrics", "a metric", metric));
            }
        }

        foreach (var figure in scenario.Figures.Show.Where(figure => models.All(model => !figure.HasMeaning(scenario, model.Data))))
        {
            faults.Add(Unfit("figures", "a figure", figure));
        }

        foreach (var model in models.Where(model => scenario.Termination is not null && !model.Data.Graph.IsUndirected))
        {
            faults.Add(new ScenarioException(
                scenario.PlaceOf("termination"),
                "expected none where arcs go one way alone, since who is asked could not answer, found 'termination' "
                    + $"(model {model.Name})"));
        }

        faults.Throw();

        bool HasMeaning(MetricSpec metric, Model model)
        {
            try
            {
                return metric.Create(model) is not null;
            }
            catch (ArgumentException error)
            {
                faults.Add(new ScenarioException(
                    scenario.PlaceOf("run.metrics"), $"{error.Message} (model {model.Name}, metric {Kind.NameOf(metric)})"));
                return true;
            }
        }

        ScenarioException Unfit(string option, string what, object found) => new(
            scenario.PlaceOf(option),
            $"expected {what} that has a meaning for one of the models in '{option}', found '{Kind.NameOf(found)}'");
    }
}
