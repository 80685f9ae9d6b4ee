using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Values from outside that every cell of a sweep replaces by one of its own: they would have no effect.</summary>
internal static class SweptOverrides
{
    /// <summary>Refuses them.</summary>
    /// <param name="overrides">The values from outside.</param>
    /// <param name="scenario">The scenario that came out.</param>
    /// <exception cref="ScenarioException">There are some; the message has a line each.</exception>
    /// <returns>The scenario, where there are none.</returns>
    public static Scenario Refuse(IEnumerable<Override> overrides, Scenario scenario)
    {
        var (faults, paths) = (new FaultList(), scenario.Swept?.Paths ?? []);
        foreach (var item in overrides)
        {
            var keys = PathKeys.Of(item.Path);
            if (paths.FirstOrDefault(path => PathKeys.Of(path.Path) is var own && keys.Take(own.Length).SequenceEqual(own)) is { } swept)
            {
                var instead = scenario.Vary is null ? $"sweep.over.{swept.Path}=[…]" : "vary.values=[…]";
                faults.Add(new ScenarioException(
                    item.Place,
                    $"expected a path that is not swept, found '{Excerpt.Of(item.Path)}', which has a value in every cell; "
                        + $"--set '{instead}' says which"));
            }
        }

        faults.Throw();
        return scenario;
    }
}
