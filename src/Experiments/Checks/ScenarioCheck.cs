namespace Hogwild.Experiments;

/// <summary>Whether a scenario is one that can be carried out, whoever made it.</summary>
internal static class ScenarioCheck
{
    /// <summary>Checks everything that is described, and what models need.</summary>
    /// <exception cref="ScenarioException">Something is missing, out of its range, or does not fit the rest.</exception>
    public static void Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var specs = new SpecCheck(scenario);
        (string Path, object? Spec)[] sections =
        [
            ("scheduler", scenario.Scheduler), ("dataset", scenario.Dataset), ("run", scenario.Run), ("ordering", scenario.Ordering),
        ];
        foreach (var (path, spec) in sections.Where(section => section.Spec is not null))
        {
            specs.Check(path, spec!);
        }

        if (scenario.Models.Count == 0)
        {
            throw specs.Error("models", "expected at least one model, found none");
        }

        foreach (var group in scenario.Models.GroupBy(model => model.Name).Where(group => group.Count() > 1))
        {
            throw specs.Error($"models.{group.Key}", $"expected models of different names, found {group.Count()} of this one");
        }

        foreach (var model in scenario.Models)
        {
            Check(model, scenario, specs);
        }
    }

    private static void Check(ModelSpec model, Scenario scenario, SpecCheck specs)
    {
        var path = $"models.{model.Name}";
        specs.Check($"{path}.rule", model.Rule);
        if (model.Weights is { } weights)
        {
            specs.Check($"{path}.weights", weights);
        }

        // Tables bring data sets and weights of their own.
        if (scenario.Sweep is not null)
        {
            return;
        }

        if (model.Rule.NeedsData && scenario.Dataset is null)
        {
            throw specs.Error("dataset", $"expected a data set, since the model '{model.Name}' needs one, found none");
        }

        if (model.Rule.NeedsWeights && (model.Weights is null) == (model.Train is null))
        {
            throw specs.Error(path, $"expected either weights or settings of training, found {(model.Train is null ? "neither" : "both")}");
        }
    }
}
