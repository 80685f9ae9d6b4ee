using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What does not fit between a split of variance and the other sections of a scenario.</summary>
internal static class VarianceMisfits
{
    /// <summary>All of it.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario)
    {
        if (scenario.Variance is not { } variance)
        {
            yield break;
        }

        if (scenario.Scheduler.HasOneScheduleIn(scenario.Step, scenario.Run.Until))
        {
            yield return new Misfit(
                "variance", $"a scheduler that draws beside it: all schedules of '{Kind.NameOf(scenario.Scheduler)}' are the same,");
        }

        if (scenario.Models.FirstOrDefault(model => !model.Rule.NeedsData) is { } own)
        {
            yield return new Misfit(
                "variance",
                $"rules that are made for the graph of 'dataset', whose nodes can be named in another order, beside it, which that of "
                    + $"the model '{own.Name}' is not,");
        }

        List<string> names = [.. scenario.Models.Select(model => model.Name)];
        foreach (var (name, _) in variance.Files)
        {
            if (scenario.Models.FirstOrDefault(model => model.Name == name) is not { } model)
            {
                yield return Misfit.OfName($"variance.files.{name}", "models", names);
            }
            else if (model.Weights?.File is null)
            {
                yield return new Misfit($"variance.files.{name}", "a model with a file of weights of its own");
            }
        }
    }
}
