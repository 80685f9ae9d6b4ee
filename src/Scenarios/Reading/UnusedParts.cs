using System.Collections;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Parts of a scenario that nothing in it has a use for.</summary>
internal static class UnusedParts
{
    /// <summary>Traces that nothing names, and a data set that no model is on.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario)
    {
        List<Scenario> all = [scenario, .. (scenario.Swept?.Cells ?? []).Select(item => item.Scenario)];
        HashSet<string> named =
        [
            .. all.SelectMany(item => TracesIn(new object?[] { item.Models, item.Scheduler, item.Threshold })).Select(trace => trace.Name),
        ];
        foreach (var trace in scenario.Traces.Where(trace => !named.Contains(trace.Name)))
        {
            yield return new Misfit($"traces.{trace.Name}", "only traces that a model or the scheduler names") { IsOfKey = true };
        }

        if (scenario is { Dataset: not null, Models.Count: > 0 }
            && !all.Exists(item => item.Models.Any(model => model.Rule.NeedsData)))
        {
            yield return new Misfit("dataset", "the key only with a model whose rule works on data");
        }
    }

    private static IEnumerable<TraceSpec> TracesIn(object? value) => value switch
    {
        TraceSpec trace => [trace],
        null or string or Tensor => [],
        _ when Kind.Describes(value.GetType()) => Kind.Of(value.GetType()).Options.SelectMany(option => TracesIn(option.In(value))),
        IEnumerable list => Items.Of(list.OfType<object>()).SelectMany(item => TracesIn(item.Value)),
        _ => [],
    };
}
